using System.Globalization;
using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

internal sealed class ListTrainingJobs(JobStore store, string region)
{
    private const int DefaultPage = 10;

    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var root = reader.Root(body);
        var token = root.Member("NextToken").Text(max: 8192);
        var status = root.Member("StatusEquals").Text(oneOf: Status.All);
        var query = Query(root, token, reader);
        if (reader.Error is { } malformed)
            return malformed;
        var rows = store.List(query with { Limit = query.Limit + 1 });
        var page = rows.Take(query.Limit).ToList();
        return Answer.Json(w =>
        {
            // The service filters by status after it has cut the page: a page can be empty and still have a next one.
            w.WriteArray("TrainingJobSummaries", page.Where(j => status is null || j.Status == status), j => Write(w, j));
            if (rows.Count > page.Count)
                w.WriteString("NextToken", Token(page[^1], query.SortBy));
        });
    }

    private static JobQuery Query(Field root, string? token, RequestReader reader)
    {
        var sortBy = root.Member("SortBy").Text(oneOf: ["Name", "CreationTime", "Status"]) ?? "CreationTime";
        var after = token is null ? null : PageToken.Read(token, parts: 3);
        long sequence = 0;
        if (token is not null && (after?[0] != sortBy || !long.TryParse(after[2], NumberStyles.None, CultureInfo.InvariantCulture, out sequence)))
            reader.Add("The NextToken is not one that this list gave, or the sort order has changed since.");
        return new JobQuery(
            sortBy,
            root.Member("SortOrder").Text(oneOf: ["Ascending", "Descending"]) == "Descending",
            (int)(root.Member("MaxResults").Integer(min: 1, max: 100) ?? DefaultPage),
            after?[1],
            sequence,
            root.Member("NameContains").Text(max: 63, pattern: Patterns.NameContains),
            root.Member("CreationTimeAfter").Time(),
            root.Member("CreationTimeBefore").Time(),
            root.Member("LastModifiedTimeAfter").Time(),
            root.Member("LastModifiedTimeBefore").Time());
    }

    private static string Token(JobRow last, string sortBy) =>
        PageToken.Write(sortBy, JobQuerySql.Key(last, sortBy), last.Sequence.ToString(CultureInfo.InvariantCulture));

    private void Write(Utf8JsonWriter w, JobRow job)
    {
        w.WriteString("TrainingJobName", job.Name);
        w.WriteString("TrainingJobArn", Arns.TrainingJob(region, job.Name));
        w.WriteString("TrainingJobStatus", job.Status);
        w.WriteString("SecondaryStatus", job.SecondaryStatus);
        w.WriteSeconds("CreationTime", job.Created);
        w.WriteSeconds("LastModifiedTime", job.Modified);
        w.WriteSecondsIfPresent("TrainingEndTime", job.Ended);
    }
}
