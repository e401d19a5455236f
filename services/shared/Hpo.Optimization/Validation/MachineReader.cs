using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads which machines a training job runs on.</summary>
internal static partial class MachineReader
{
    private const int MaxTypeLength = 64;
    private const int MostFallbacks = 10;
    private const int LongestKeepAliveSeconds = 21_600;
    private const string Remedy = "Give a SageMaker machine type, ml.m5.large for instance.";

    public static TrainingTemplate Read(ObjectCursor training, TrainingTemplate template)
    {
        var first = training.Has("instanceType") ? training.Matching("instanceType", MaxTypeLength, InstanceType(), Remedy) : template.InstanceType;
        return template with
        {
            InstanceType = first ?? "",
            InstanceTypes = Fallbacks(training, first),
            InstanceCount = training.Int("instanceCount", 1, fallback: template.InstanceCount) ?? 0,
            VolumeSizeGb = training.Int("volumeSizeGb", 1, fallback: template.VolumeSizeGb) ?? 0,
            VolumeKmsKeyId = KmsKeys.Read(training, "volumeKmsKeyId"),
            KeepAliveSeconds = training.Int("keepAliveSeconds", 0, LongestKeepAliveSeconds),
        };
    }

    private static IReadOnlyList<string>? Fallbacks(ObjectCursor training, string? first)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { first ?? "" };
        return TextLists.Read(training, "instanceTypes", MostFallbacks, MaxTypeLength, type =>
            !InstanceType().IsMatch(type) ? $"'{type}' is not valid. {Remedy}"
            : !seen.Add(type) ? $"'{type}' is given already; instanceType is the first choice, and instanceTypes what comes after it. Remove it here."
            : null);
    }

    [GeneratedRegex(@"^ml\.[a-z0-9\-]+\.[a-z0-9\-]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InstanceType();
}
