using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>One attempt of a trial as a training job.</summary>
/// <param name="JobName">The job's name, see <see cref="JobNames"/>.</param>
/// <param name="Marker">How the job is recognized as ours.</param>
/// <param name="Hyperparameters">All hyper-parameters, static ones included.</param>
/// <param name="Training">What the jobs of the study have in common.</param>
/// <param name="Metrics">How metrics are found in the job's log.</param>
public sealed record LaunchRequest(
    string JobName,
    JobMarker Marker,
    IReadOnlyDictionary<string, string> Hyperparameters,
    TrainingTemplate Training,
    IReadOnlyList<MetricDefinition> Metrics);
