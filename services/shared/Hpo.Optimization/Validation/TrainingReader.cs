using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the training-job template of a study; the limits are those of SageMaker's CreateTrainingJob.</summary>
internal static partial class TrainingReader
{
    private const int LongestRuntimeSeconds = 2_419_200;
    private const int LongestWaitSeconds = 2_419_200;
    private const int MostAttempts = 30;
    private const int MostRetries = 30;

    private static readonly string[] Fields =
    [
        "image", "algorithmName", "entryPoint", "arguments", "script", "roleArn", "instanceType", "instanceTypes", "instanceCount", "volumeSizeGb", "volumeKmsKeyId",
        "keepAliveSeconds", "maxRuntimeSeconds", "inputs", "outputUri", "outputKmsKeyId", "vpc", "networkIsolation", "encryptInterContainerTraffic", "environment",
        "spot", "maxAttempts", "retryAttempts", "experiment", "debugger", "profiler", "jobNamePrefix", "tags", .. MetaTrainingReader.Fields,
    ];

    public static TrainingTemplate? Read(ObjectCursor study)
    {
        if (study.Object("training", Fields) is not { } cursor)
        {
            return null;
        }

        if (cursor.Has("study"))
        {
            return MetaTrainingReader.Read(cursor);
        }

        foreach (var field in MetaTrainingReader.Fields.Where(cursor.Has))
        {
            cursor.Problem(field, $"{field} goes with a study whose trials are studies. Give training.study, or remove {field}.");
        }

        var role = cursor.Matching("roleArn", 2048, RoleArn(), "Give the ARN of an IAM role, arn:aws:iam::123456789012:role/HpoTraining for instance.");
        var output = DataUris.Read(cursor, "outputUri", DataUris.Locations);
        var runtime = cursor.Int("maxRuntimeSeconds", 1, LongestRuntimeSeconds, fallback: 86_400);
        var job = new TrainingTemplate
        {
            RoleArn = role ?? "",
            OutputUri = output ?? "",
            OutputKmsKeyId = KmsKeys.Read(cursor, "outputKmsKeyId"),
            MaxRuntimeSeconds = runtime ?? 0,
            Inputs = InputReader.Read(cursor),
            Vpc = NetworkReader.Read(cursor),
            NetworkIsolation = cursor.OptionalFlag("networkIsolation"),
            EncryptInterContainerTraffic = cursor.OptionalFlag("encryptInterContainerTraffic"),
            Environment = TextMaps.Environment(cursor),
            Tags = TextMaps.Tags(cursor),
            Spot = Spot(cursor, runtime),
            MaxAttempts = cursor.Int("maxAttempts", 1, MostAttempts, fallback: 3) ?? 0,
            RetryAttempts = cursor.Int("retryAttempts", 1, MostRetries),
            Experiment = ExperimentReader.Read(cursor),
            Debugger = cursor.OptionalFlag("debugger"),
            Profiler = cursor.OptionalFlag("profiler"),
            JobNamePrefix = cursor.Has("jobNamePrefix")
                ? cursor.Matching("jobNamePrefix", JobNames.LongestPrefix, NamePrefix(), "Use lower-case letters, digits and single dashes between them.")
                : null,
        };
        var machines = MachineReader.Read(cursor, job);
        var template = ImageReader.Read(cursor, machines);
        TrainingRules.Check(cursor, template ?? machines);
        return template is null || role is null || output is null ? null : template;
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

    [GeneratedRegex(@"^arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9])*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamePrefix();
}
