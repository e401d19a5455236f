using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the training-job template of a study; the limits are those of SageMaker's CreateTrainingJob.</summary>
internal static partial class TrainingReader
{
    private const int LongestRuntimeSeconds = 2_419_200;
    private const int LongestWaitSeconds = 2_419_200;
    private const int MostAttempts = 30;

    private static readonly string[] Fields =
    [
        "image", "roleArn", "instanceType", "instanceCount", "volumeSizeGb", "maxRuntimeSeconds", "inputs", "outputUri", "environment", "spot", "maxAttempts", "tags",
    ];

    public static TrainingTemplate? Read(ObjectCursor study)
    {
        if (study.Object("training", Fields) is not { } cursor)
        {
            return null;
        }

        var image = cursor.Label("image", 255);
        var role = Matching(cursor, "roleArn", 2048, RoleArn(), "Give the ARN of an IAM role, arn:aws:iam::123456789012:role/HpoTraining for instance.");
        var output = DataUris.Read(cursor, "outputUri", DataUris.Locations);
        var runtime = cursor.Int("maxRuntimeSeconds", 1, LongestRuntimeSeconds, fallback: 86_400);
        var template = new TrainingTemplate
        {
            Image = image ?? "",
            RoleArn = role ?? "",
            OutputUri = output ?? "",
            InstanceType = cursor.Has("instanceType")
                ? Matching(cursor, "instanceType", 64, InstanceType(), "Give a SageMaker machine type, ml.m5.large for instance.") ?? ""
                : "ml.m5.large",
            InstanceCount = cursor.Int("instanceCount", 1, fallback: 1) ?? 0,
            VolumeSizeGb = cursor.Int("volumeSizeGb", 1, fallback: 30) ?? 0,
            MaxRuntimeSeconds = runtime ?? 0,
            Inputs = InputReader.Read(cursor),
            Environment = TextMaps.Environment(cursor),
            Tags = TextMaps.Tags(cursor),
            Spot = Spot(cursor, runtime),
            MaxAttempts = cursor.Int("maxAttempts", 1, MostAttempts, fallback: 3) ?? 0,
        };
        return image is null || role is null || output is null ? null : template;
    }

    private static SpotTraining? Spot(ObjectCursor training, int? runtime)
    {
        if (training.Object("spot", ["maxWaitSeconds", "checkpointUri"], required: false) is not { } cursor)
        {
            return null;
        }

        var wait = cursor.Int("maxWaitSeconds", 1, LongestWaitSeconds, required: true);
        if (wait < runtime)
        {
            cursor.Problem("maxWaitSeconds", $"maxWaitSeconds {wait} is below maxRuntimeSeconds {runtime}; waiting counts from the launch on. Raise maxWaitSeconds to at least {runtime}.");
        }

        var checkpoints = cursor.Has("checkpointUri") ? DataUris.Read(cursor, "checkpointUri", DataUris.Buckets) : null;
        return new SpotTraining { MaxWaitSeconds = wait ?? 0, CheckpointUri = checkpoints };
    }

    private static string? Matching(ObjectCursor cursor, string field, int max, Regex pattern, string remedy)
    {
        var text = cursor.Text(field, 1, max);
        return text is null || pattern.IsMatch(text) ? text : cursor.Wrong<string>(field, $"{field} '{JsonValues.Shorten(text)}' is not valid. {remedy}");
    }

    [GeneratedRegex(@"^arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^ml\.[a-z0-9\-]+\.[a-z0-9\-]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InstanceType();
}
