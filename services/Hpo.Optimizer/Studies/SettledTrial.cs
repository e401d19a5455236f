using System.Globalization;
using Hpo.Optimization;

namespace Hpo.Optimizer.Studies;

/// <summary>A trial with its outcome, a document of its own.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Order">
/// How many trials of the study had settled before, so that the history is read back as it was told; below 0 for trials that are known from an earlier study.
/// </param>
/// <param name="Evaluation">The trial and its outcome.</param>
internal sealed record SettledTrial(string StudyId, int Order, Evaluation Evaluation)
{
    /// <summary>Whether the trial is stored already, without the fitness that it has here; the stored order stands.</summary>
    public bool IsCorrection { get; init; }

    public static string Id(SettledTrial trial) => Id(trial.StudyId, trial.Evaluation.Trial);

    public static string Id(string studyId, int trial) => string.Create(CultureInfo.InvariantCulture, $"{studyId}/{trial}");
}
