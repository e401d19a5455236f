using System.Text.RegularExpressions;

namespace Hpo.SageMakerLocal.Requests;

/// <summary>The patterns of the service's model; each must match the whole text.</summary>
internal static partial class Patterns
{
    [GeneratedRegex(@"^(?:[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})\z")]
    public static partial Regex JobName { get; }

    [GeneratedRegex(@"^(?:[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31})\z")]
    public static partial Regex TuningJobName { get; }

    [GeneratedRegex(@"^(?:arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+)\z")]
    public static partial Regex RoleArn { get; }

    [GeneratedRegex(@"^(?:[A-Za-z0-9\.\-_]+)\z")]
    public static partial Regex ChannelName { get; }

    /// <summary>Besides the service's own s3 (and https) also files of this machine.</summary>
    [GeneratedRegex(@"^(?:(https|s3|file)://([^/]*)/?(.*))\z")]
    public static partial Regex Uri { get; }

    [GeneratedRegex(@"^(?:[a-zA-Z_][a-zA-Z0-9_]*)\z")]
    public static partial Regex EnvironmentName { get; }

    [GeneratedRegex(@"^(?:ml\.[a-z0-9\-]+\.[a-z0-9\-]+)\z")]
    public static partial Regex InstanceType { get; }

    [GeneratedRegex(@"^(?:(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-))\z")]
    public static partial Regex Algorithm { get; }

    [GeneratedRegex(@"^(?:[a-zA-Z0-9:/_-]*)\z")]
    public static partial Regex KmsKey { get; }

    [GeneratedRegex(@"^(?:[-0-9a-zA-Z]+)\z")]
    public static partial Regex NetworkId { get; }

    [GeneratedRegex(@"^(?:(fs-[0-9a-f]{8,}))\z")]
    public static partial Regex FileSystem { get; }

    [GeneratedRegex(@"^(?:[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119})\z")]
    public static partial Regex ExperimentName { get; }

    [GeneratedRegex(@"^(?:[a-zA-Z0-9\-]+)\z")]
    public static partial Regex NameContains { get; }

    [GeneratedRegex(@"^(?:([\p{L}\p{Z}\p{N}_.:/=+\-@]*))\z")]
    public static partial Regex Tag { get; }

    [GeneratedRegex(@"^(?:[\.\-_/#A-Za-z0-9]+)\z")]
    public static partial Regex LogGroup { get; }

    [GeneratedRegex(@"^(?:[^:*]*)\z")]
    public static partial Regex LogStream { get; }

    /// <summary>The pattern as the service prints it, without the anchors.</summary>
    public static string Shown(Regex pattern) => pattern.ToString()[4..^3];
}
