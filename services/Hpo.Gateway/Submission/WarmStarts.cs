using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>Finds what a new study knows from the earlier one, or the rows of a CSV file, that it names.</summary>
/// <param name="studies">The studies that it may name.</param>
public sealed class WarmStarts(IEarlierStudies studies)
{
    private const string Field = "warmStart.study";

    /// <summary>What the study knows; or what is wrong with its wish. Both are null without such a wish, and where the trainer is to be asked.</summary>
    /// <param name="study">A study that is sound otherwise.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<(PriorKnowledge? Prior, Problem? Problem)> ResolveAsync(Study study, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(study);
        return study.WarmStart switch
        {
            { Csv: not null } => (CsvStarts.Known(study), null),
            { CsvDigest: not null } => (null, new Problem("warmStart.csvDigest", "The rows of a CSV file are not kept with the study that was accepted. Give them as csv.")),
            { Study: { } earlier } wish => await FromStudyAsync(study, earlier, wish.MaxTrials, ct),
            _ => (null, null),
        };
    }

    private async Task<(PriorKnowledge? Prior, Problem? Problem)> FromStudyAsync(Study study, string studyId, int maxTrials, CancellationToken ct)
    {
        var earlier = await studies.FindAsync(studyId, ct);
        if (Obstacle(earlier, study) is { } obstacle)
        {
            return (null, new Problem(Field, obstacle));
        }

        var (trials, total, misfit) = await FittingAsync(SearchProblem.Of(study, seed: 0), studyId, ct);
        if (trials.Count == 0)
        {
            return (null, new Problem(Field, NothingFits(studyId, total, misfit)));
        }

        var best = PriorTrials.Best(SearchProblem.Of(study, seed: 0), trials, maxTrials);
        return (new PriorKnowledge { StudyId = studyId, Used = best.Count, LeftOut = total - best.Count, Trials = best }, null);

        string? Obstacle(StudyView? found, Study wanted) => found switch
        {
            { Study: null } or null => $"There is no study '{studyId}' here. Name one that `hpo list` shows.",
            { Status: var status } when !status.IsEnded() =>
                $"Study '{studyId}' has not ended, it is {JsonNamingPolicy.CamelCase.ConvertName(status.ToString())}. Let it end first; one that was interrupted goes on by `hpo resume {studyId}`.",
            { Study: { } known } when wanted.Objectives.FirstOrDefault(objective => known.Metrics.All(metric => metric.Name != objective.Metric)) is { } missing =>
                $"Study '{studyId}' does not measure '{missing.Metric}', which is an objective here; it measures {string.Join(", ", known.Metrics.Select(metric => metric.Name))}. Name a study that measures it.",
            _ => null,
        };
    }

    private async Task<(IReadOnlyList<PriorTrial> Trials, int Total, string? Misfit)> FittingAsync(SearchProblem problem, string studyId, CancellationToken ct)
    {
        var (fitting, total, example) = (new List<PriorTrial>(), 0, (string?)null);
        await foreach (var trial in studies.TrialsAsync(studyId, ct))
        {
            if (trial is not { Status: TrialStatus.Measured or TrialStatus.Unavailable, Hyperparameters: { } hyperparameters })
            {
                continue;
            }

            total++;
            var prior = new PriorTrial { Hyperparameters = hyperparameters, Values = trial.Values, Reason = trial.Reason, FailureClass = trial.FailureClass };
            if (PriorTrials.Misfit(prior, problem) is { } misfit)
            {
                example ??= $"trial {trial.Trial}: {misfit}";
            }
            else
            {
                fitting.Add(prior);
            }
        }

        return (fitting, total, example);
    }

    private static string NothingFits(string studyId, int total, string? misfit) => misfit is null
        ? $"Study '{studyId}' has no trial with an outcome, so there is nothing to learn from. Name another one, or remove warmStart."
        : $"None of the {total} trials of study '{studyId}' fits: jobs of this study get other hyper-parameters. For instance {misfit}. Name another study, or remove warmStart.";
}
