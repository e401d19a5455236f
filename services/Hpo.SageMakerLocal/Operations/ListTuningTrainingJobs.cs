using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;
using Hpo.SageMakerLocal.Tuning;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>ListTrainingJobsForHyperParameterTuningJob.</summary>
internal sealed class ListTuningTrainingJobs(TuningStore tunings, JobStore jobs)
{
    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var root = reader.Root(body);
        var name = TuningWriting.Name(root);
        var status = root.Member("StatusEquals").Text(oneOf: Status.All);
        var sortBy = root.Member("SortBy").Text(oneOf: ["Name", "CreationTime", "Status", "FinalObjectiveMetricValue"]) ?? "Name";
        var page = ListPage.Read(root, sortBy);
        return reader.Error is { } malformed ? malformed
            : tunings.Find(name) is { } tuning ? Answer.Json(w => Write(w, tuning, status, page))
            : AwsError.NoSuchTuningJob(name);
    }

    private void Write(Utf8JsonWriter w, TuningJob tuning, string? status, ListPage page)
    {
        var launched = TuningWriting.Launched(tuning, jobs).Where(trial => status is null || trial.Job.Status == status);
        page.Write(w, "TrainingJobSummaries", Sorted(launched, tuning, page), trial => TuningWriting.WriteTrial(w, tuning, trial.Trial, trial.Job));
    }

    // Sorted by the objective, training jobs without one are left out.
    private static IReadOnlyList<(TunedTrial Trial, TrainingJob Job)> Sorted(IEnumerable<(TunedTrial Trial, TrainingJob Job)> launched, TuningJob tuning, ListPage page)
    {
        if (page.SortBy != "FinalObjectiveMetricValue")
            return page.Sort(launched, Key(page.SortBy));

        var metric = tuning.State.Study.Objectives[0].Metric;
        var measured = launched.Where(trial => trial.Trial.Outcome is { IsMeasured: true });
        return page.Descending
            ? [.. measured.OrderByDescending(trial => trial.Trial.Outcome!.Values![metric])]
            : [.. measured.OrderBy(trial => trial.Trial.Outcome!.Values![metric])];
    }

    private static Func<(TunedTrial Trial, TrainingJob Job), string> Key(string sortBy) => sortBy switch
    {
        "Status" => trial => trial.Job.Status,
        "CreationTime" => trial => ListPage.Sortable(trial.Job.Created),
        _ => trial => trial.Job.Name,
    };
}
