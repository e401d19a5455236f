using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Processes;

/// <summary>The command line that runs a job's image as SageMaker does: /opt/ml, the job's variables, the argument <c>train</c>.</summary>
internal static class ContainerCommand
{
    private const string BaseDirectory = "/opt/ml";

    public static string Name(string job) => $"hpo-sagemaker-local-{job}";

    public static IReadOnlyList<string> Of(TrainingProgram.Container program, TrainingJobRequest request, string arn, JobDirectory job) =>
    [
        program.Engine.Program, "run", "--rm", "--name", Name(request.Name),
        "--mount", Mount(job.BaseDirectory, BaseDirectory),
        .. Inputs(request, job).Distinct().SelectMany(path => (string[])["--mount", Mount(path, path) + ",readonly"]),
        .. new DirectoryInfo(job.CheckpointDirectory).LinkTarget is { } checkpoints ? (string[])["--mount", Mount(checkpoints, checkpoints)] : [],
        .. Variables(request, arn).SelectMany(v => (string[])["--env", $"{v.Key}={v.Value}"]),
        .. request.NetworkIsolation ? (string[])["--network", "none"] : [],
        .. request.EntryPoint.Take(1).SelectMany(entry => (string[])["--entrypoint", entry]),
        program.Image,
        .. request.EntryPoint.Skip(1),
        .. request.Arguments.Count > 0 || request.EntryPoint.Count > 0 ? request.Arguments : ["train"],
    ];

    private static string Mount(string source, string target) => $"type=bind,{Option("source", source)},{Option("target", target)}";

    /// <summary>Engines read the options of a mount as a line of CSV; a comma in the key of an object must not begin another one.</summary>
    private static string Option(string name, string path) =>
        path.AsSpan().ContainsAny(',', '"') ? $"\"{name}={path.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $"{name}={path}";

    /// <summary>Channels are links to buckets. They lead to the same place inside the container when the buckets are mounted under the paths they have outside.</summary>
    private static IEnumerable<string> Inputs(TrainingJobRequest request, JobDirectory job) =>
        request.Channels.Select(c => new DirectoryInfo(job.Channel(c.Name))).SelectMany(channel => channel.LinkTarget is { } folder
            ? [folder]
            : channel.EnumerateFileSystemInfos().Select(entry => entry.LinkTarget).OfType<string>());

    /// <summary>The rest, SM_*, comes from the training toolkit inside the image.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Variables(TrainingJobRequest request, string arn) =>
    [
        KeyValuePair.Create("TRAINING_JOB_NAME", request.Name),
        KeyValuePair.Create("TRAINING_JOB_ARN", arn),
        .. request.Environment,
    ];
}
