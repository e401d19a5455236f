namespace Hpo.SageMakerLocal.Faults;

internal static class FaultSettingsCheck
{
    private const double MostSeconds = 28 * 24 * 60 * 60; // as a training job

    public static IReadOnlyList<string> Problems(FaultSettings settings)
    {
        var problems = new List<string>();
        if (settings.MaxConcurrentJobs < 0)
            problems.Add("maxConcurrentJobs must be 0 or more, or null.");
        if (!(settings.LogLatenessSeconds >= 0) || !double.IsFinite(settings.LogLatenessSeconds))
            problems.Add("logLatenessSeconds must be 0 or more.");
        if (!(settings.SpotInterruptionShare is >= 0 and <= 1))
            problems.Add("spotInterruptionShare must be between 0 and 1.");
        if (!(settings.SpotInterruptionSeconds is >= 0 and <= MostSeconds))
            problems.Add($"spotInterruptionSeconds must be between 0 and {MostSeconds}.");
        foreach (var (operation, faults) in settings.Operations)
            problems.AddRange(Problems(faults).Select(p => $"operations.{operation}.{p}"));
        return problems;
    }

    private static IEnumerable<string> Problems(OperationFaults faults)
    {
        double[] probabilities = [faults.ThrottleProbability, faults.ErrorProbability, faults.LostAnswerProbability, faults.TruncateProbability];
        if (probabilities.Any(p => !(p >= 0 && p <= 1)) || probabilities.Sum() > 1 + 1e-9)
            yield return "*Probability must be between 0 and 1 and add up to at most 1.";
        if (faults.RequestsPerSecond is { } rate && !(rate > 0 && double.IsFinite(rate)))
            yield return "requestsPerSecond must be above 0, or null.";
        if (faults.Burst < 1)
            yield return "burst must be at least 1.";
    }
}
