using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Whether a job that has the right name is the one that was to be launched.</summary>
public static class JobOwnership
{
    /// <summary>What finding that job means for the launch.</summary>
    public static LaunchResult Judge(LaunchRequest request, JobDescription job)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(job);
        if (job.Marker != request.Marker)
            return new LaunchResult.Conflict($"The name '{job.Name}' is taken by a training job of another owner. Names stay taken; give the study another id.");

        // The same study id used a second time with a fresh database: marker and name agree, the trial does not.
        return SameAs(request.Hyperparameters, job.Hyperparameters)
            ? new LaunchResult.AlreadyOurs(job.CreatedAt)
            : new LaunchResult.Conflict($"The name '{job.Name}' is taken by a training job with other hyper-parameters. Names stay taken; give the study another id.");
    }

    private static bool SameAs(IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> found) =>
        wanted.Keys.Count(IsTold) == found.Keys.Count(IsTold) && wanted.All(pair => found.TryGetValue(pair.Key, out var value) && value == pair.Value);

    // The region is added on the way to the service, so the launch does not name it.
    private static bool IsTold(string name) => name != ScriptMode.Region;
}
