using System.Globalization;
using Hpo.Contracts;
using Hpo.TestKit;

namespace Hpo.Benchmarks.Plugins;

/// <summary>Studies of ten continuous parameters for the optimizer service.</summary>
internal static class Studies
{
    public static Study Sphere(int trials, int parallel) => Some.Study(
        PaddedRandom.Name,
        OptimizerMode.Asynchronous,
        parameters: [.. Enumerable.Range(0, 10).Select(i => Some.Continuous($"x{i}"))],
        budget: new Budget { MaxTrials = trials, MaxParallelTrials = parallel });

    public static double? Loss(CandidateProposed proposal) =>
        proposal.Hyperparameters.Values.Sum(text => Math.Pow(double.Parse(text, CultureInfo.InvariantCulture), 2));
}
