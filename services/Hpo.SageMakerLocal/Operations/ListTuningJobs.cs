using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;
using Hpo.SageMakerLocal.Tuning;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>ListHyperParameterTuningJobs.</summary>
internal sealed class ListTuningJobs(TuningStore tunings, JobStore jobs)
{
    private static readonly string[] Statuses = ["Completed", "InProgress", "Failed", "Stopped", "Stopping", "Deleting", "DeleteFailed"];

    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var root = reader.Root(body);
        var status = root.Member("StatusEquals").Text(oneOf: Statuses);
        var contains = root.Member("NameContains").Text(max: 63, pattern: Patterns.NameContains);
        var sortBy = root.Member("SortBy").Text(oneOf: ["Name", "Status", "CreationTime"]) ?? "CreationTime";
        var (after, before) = (root.Member("CreationTimeAfter").Time(), root.Member("CreationTimeBefore").Time());
        var (modifiedAfter, modifiedBefore) = (root.Member("LastModifiedTimeAfter").Time(), root.Member("LastModifiedTimeBefore").Time());
        var page = ListPage.Read(root, sortBy);
        if (reader.Error is { } malformed)
            return malformed;

        var found = tunings.All().Where(tuning =>
            (status is null || tuning.Status == status)
            && (contains is null || tuning.Name.Contains(contains, StringComparison.Ordinal))
            && !(tuning.Created < after) && !(tuning.Created > before) && !(tuning.Modified < modifiedAfter) && !(tuning.Modified > modifiedBefore));
        return Answer.Json(w => page.Write(w, "HyperParameterTuningJobSummaries", page.Sort(found, Key(sortBy)), tuning => Write(w, tuning)));
    }

    private static Func<TuningJob, string> Key(string sortBy) => sortBy switch
    {
        "Name" => tuning => tuning.Name,
        "Status" => tuning => tuning.Status,
        _ => tuning => ListPage.Sortable(tuning.Created),
    };

    private void Write(Utf8JsonWriter w, TuningJob tuning)
    {
        w.WriteString("HyperParameterTuningJobName", tuning.Name);
        w.WriteString("HyperParameterTuningJobArn", tuning.Arn);
        TuningWriting.WriteTimes(w, tuning);
        TuningWriting.WriteCounters(w, tuning, jobs);
        using var request = JsonDocument.Parse(tuning.Request);
        var config = request.RootElement.GetProperty("HyperParameterTuningJobConfig");
        w.WriteString("Strategy", config.GetProperty("Strategy").GetString());
        w.WritePropertyName("ResourceLimits");
        config.GetProperty("ResourceLimits").WriteTo(w);
    }
}
