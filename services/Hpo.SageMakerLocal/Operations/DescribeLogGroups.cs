using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>There is one group, which comes into being with the first line of the first job.</summary>
internal sealed class DescribeLogGroups(JobStore store, string region)
{
    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var prefix = reader.Root(body).Member("logGroupNamePrefix").Text(min: 1, max: 512, pattern: Patterns.LogGroup) ?? "";
        var part = reader.Root(body).Member("logGroupNamePattern").Text(max: 512) ?? "";
        if (LogReading.Malformed(reader) is { } malformed)
            return malformed;
        var asked = LogStreams.Group.StartsWith(prefix, StringComparison.Ordinal) && LogStreams.Group.Contains(part, StringComparison.Ordinal);
        long[] created = asked && store.LogGroupCreated() is { } time ? [time] : [];
        return Answer.Json(w => w.WriteArray("logGroups", created, time =>
        {
            w.WriteString("logGroupName", LogStreams.Group);
            w.WriteNumber("creationTime", time);
            w.WriteNumber("metricFilterCount", 0);
            w.WriteNumber("storedBytes", 0);
            w.WriteString("arn", Arns.LogGroup(region, LogStreams.Group));
        }));
    }
}
