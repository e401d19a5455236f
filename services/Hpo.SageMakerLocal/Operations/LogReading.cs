using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>What the log operations share: constraints, opening streams, and the artificial lateness.</summary>
internal sealed class LogReading(JobServices services, LocalFaults faults)
{
    public static AwsError NoSuchGroup { get; } = AwsError.LogsNotFound("The specified log group does not exist.");

    public static AwsError NoSuchStream { get; } = AwsError.LogsNotFound("The specified log stream does not exist.");

    public static AwsError BadToken { get; } = AwsError.InvalidParameter("The specified nextToken is invalid.");

    public long LatenessInMilliseconds => (long)(faults.Settings.LogLatenessSeconds * 1000);

    /// <summary>Lines younger than this are not visible yet.</summary>
    public long LatestVisibleTime => services.Now - LatenessInMilliseconds;

    /// <summary>The logs service reports broken constraints under a code of its own.</summary>
    public static AwsError? Malformed(RequestReader reader) =>
        reader.Error is { Code: "ValidationException" } error ? AwsError.InvalidParameter(error.Message) : reader.Error;

    /// <summary>Name or ARN of the one group there is; null when the request names another.</summary>
    public static string? Group(Field root)
    {
        var name = root.Member("logGroupName").Text(min: 1, max: 512, pattern: Patterns.LogGroup);
        var identifier = root.Member("logGroupIdentifier").Text(min: 1, max: 2048);
        if (name is null && identifier is null)
            root.Reader.Missing("logGroupName");
        if (name is not null && identifier is not null)
            root.Reader.Add("Give either logGroupName or logGroupIdentifier.");
        var asked = name ?? identifier?.Split(":log-group:")[^1].TrimEnd('*').TrimEnd(':');
        return asked == LogStreams.Group ? asked : null;
    }

    /// <summary>Null when the stream has no line that is visible yet.</summary>
    public IEventSource? Open(TrainingJob job)
    {
        var events = LogStreams.Open(job, services.Directory(job.Name));
        if (events.Count > 0 && events.Entries(0, 1)[0].Time <= LatestVisibleTime)
            return events;
        events.Dispose();
        return null;
    }

    public void WriteEvent(Utf8JsonWriter w, LogEvent line)
    {
        w.WriteNumber("timestamp", line.Time);
        w.WriteString("message", line.Message);
        w.WriteNumber("ingestionTime", line.Time + LatenessInMilliseconds);
    }
}
