using Hpo.Benchmarks.Reporting;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.TestKit.Optimizers;

namespace Hpo.Benchmarks.Plugins;

/// <summary>What came of many studies that shared the replicas of an optimizer service.</summary>
/// <param name="Trials">Trials of all studies.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Answers">How many answers each replica gave.</param>
/// <param name="Wishes">How often a replica had to ask for a part of a history that another one had been told.</param>
/// <param name="Problems">What went wrong; none when every study has all its trials, each configuration once.</param>
internal sealed record SharedStudies(int Trials, double Seconds, IReadOnlyList<int> Answers, int Wishes, IReadOnlyList<string> Problems)
{
    private const int Parallel = 4;

    public static async Task<SharedStudies> RunAsync(Uri broker, int replicas, int studies, int trials, CancellationToken ct)
    {
        await using var asking = await BusSide.AskingAsync(broker);
        PaddedRandom[] algorithms = [.. Enumerable.Range(0, replicas).Select(_ => new PaddedRandom(memoryBytes: 100))];
        var offering = await Task.WhenAll(algorithms.Select(algorithm => BusSide.OfferingAsync(broker, PaddedRandom.Name, algorithm)));
        var started = TimeProvider.System.GetTimestamp();
        var run = await Task.WhenAll(Enumerable.Range(0, studies).Select(number => Task.Factory.StartNew(
            () => new StudySimulation(Studies.Sphere(trials, Parallel), new RemoteOptimizer(PaddedRandom.Name), studyId: $"shared-{number}", service: asking.Ask).Run(Studies.Loss),
            ct, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await Task.WhenAll(offering.Select(replica => replica.DisposeAsync().AsTask()));
        return new SharedStudies(
            run.Sum(study => study.Proposals.Count()),
            seconds,
            [.. algorithms.Select(algorithm => algorithm.Asked)],
            run.Sum(study => study.Messages.OfType<CandidatesRequested>().Count() - study.State.Remote!.Rounds),
            [.. run.SelectMany(study => ProblemsOf(study, trials))]);
    }

    public override string ToString() =>
        $"{Trials.Text()} trials in {Seconds.Short()} s, {(Trials / Seconds).Short()} trials/s; {Answers.Min().Text()} to {Answers.Max().Text()} answers of each replica, {Wishes.Text()} histories asked for; {(Problems.Count == 0 ? "every study has all its trials, no configuration twice" : $"{Problems.Count.Text()} problems")}";

    private static IEnumerable<string> ProblemsOf(StudySimulation study, int trials)
    {
        var proposals = study.Proposals.ToList();
        if (!study.HasEnded || proposals.Count != trials || proposals.Select(proposal => proposal.Trial).Distinct().Count() != trials)
        {
            yield return $"{study.State.StudyId} has {proposals.Count.Text()} trials of {trials.Text()}.";
        }

        if (proposals.Select(proposal => new Configuration(proposal.Hyperparameters).Key).Distinct().Count() != proposals.Count)
        {
            yield return $"{study.State.StudyId} has a configuration twice.";
        }
    }
}
