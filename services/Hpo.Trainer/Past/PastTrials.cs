using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Reads from a job that ended what it tells a study, whoever launched it.</summary>
internal static class PastTrials
{
    // What automatic model tuning adds to the hyper-parameters of its jobs.
    private const string Tuning = "_tuning_";

    /// <summary>The job as a trial: what its program was given, and what it measured or how it failed. Whether it fits is for the study to see.</summary>
    public static PriorTrial Of(JobDescription job)
    {
        var trial = new PriorTrial { Source = job.Name, Hyperparameters = Hyperparameters(job.Hyperparameters) };
        if (job.Phase == JobPhase.Completed)
            return trial with { Values = job.FinalMetrics };

        var end = JobEnds.Classify(job, stop: null, maxRuntimeSeconds: 0);
        var reason = end.FailureClass == FailureClass.TimeLimit ? "it ran into its time limit" : end.Reason ?? "it failed";
        return trial with { Reason = reason, FailureClass = end.FailureClass };
    }

    /// <summary>Without names that are for the toolkit or the service; of a job that ran a script every value is JSON, so texts lose their quotes.</summary>
    private static Dictionary<string, string> Hyperparameters(IReadOnlyDictionary<string, string> given)
    {
        var isScript = given.ContainsKey(ScriptMode.Program) || given.ContainsKey(ScriptMode.SubmitDirectory);
        return given
            .Where(pair => !pair.Key.StartsWith(ScriptMode.Reserved, StringComparison.Ordinal) && !pair.Key.StartsWith(Tuning, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key, pair => isScript ? Unquoted(pair.Value) : pair.Value, StringComparer.Ordinal);
    }

    private static string Unquoted(string value)
    {
        if (value is not ['"', .., '"'])
            return value;
        try
        {
            return JsonSerializer.Deserialize<string>(value) ?? value;
        }
        catch (JsonException)
        {
            // No JSON after all: a program of another kind got it as it is.
            return value;
        }
    }
}
