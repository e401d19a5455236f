using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.OptimizerSdk;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpo.Services.Tests.Together;

/// <summary>Optimizer services beside all others, over the bus.</summary>
public sealed class OptimizerServiceTests
{
    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public async Task A_study_that_names_an_optimizer_service_runs_to_its_end(OptimizerMode mode)
    {
        HostedOptimizer[] hosted = [Host("my-ga", new GeneticAlgorithm()), Host("my-random", new RandomSearch())];
        await using var system = await WholeSystem.StartAsync(more: (builder, _) => builder.Services.AddHostedOptimizers(hosted), queues: bus => bus.AddHostedOptimizers(hosted));
        await WholeSystem.UntilAsync(() => system.Optimizers().Contains("my-ga"));

        await Task.WhenAll(system.RunAsync("first", Sphere("my-ga", mode)), system.RunAsync("second", Sphere("my-random", mode)));

        var answered = system.Published.OfType<CandidatesSuggested>().ToList();
        Assert.Equal(["first", "second"], answered.Select(answer => answer.StudyId).Distinct().Order());
        Assert.All(answered, answer => Assert.Null(answer.Problem));
        Assert.All(system.Published.OfType<StudyCompleted>(), end => Assert.Equal(24, end.Counts.Measured));
    }

    [Fact]
    public void An_algorithm_that_throws_answers_with_its_error()
    {
        var answers = new OptimizerAnswers([Host("my-broken", new Broken())], NullLogger<OptimizerAnswers>.Instance);
        var study = new StudySimulation(Sphere("my-broken", OptimizerMode.Asynchronous), new RemoteOptimizer("my-broken"), service: answers.To);

        Assert.Contains("DivideByZeroException", Assert.Single(study.Messages.OfType<StudyPaused>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_for_an_optimizer_that_is_not_here_is_dropped()
    {
        var answers = new OptimizerAnswers([], NullLogger<OptimizerAnswers>.Instance);
        var study = new StudySimulation(Sphere("my-other", OptimizerMode.Asynchronous), new RemoteOptimizer("my-other"), service: answers.To);

        Assert.Single(study.Messages);
    }

    [Fact]
    public void What_is_kept_of_studies_is_bounded_and_may_be_lost()
    {
        var kept = new KeptHistories(most: 2);
        var first = kept.With("a", history => history);
        kept.With("b", history => history);
        Assert.Same(first, kept.With("a", history => history));

        kept.With("c", history => history);
        Assert.Same(first, kept.With("a", history => history));
        kept.With("b", history => history);
        kept.With("c", history => history);

        Assert.NotSame(first, kept.With("a", history => history));
    }

    [Theory]
    [InlineData("ga", "already"), InlineData("mine", "already"), InlineData("My Optimizer", "lower-case"), InlineData("", "lower-case")]
    public void A_name_that_cannot_be_used_is_refused_at_once(string name, string reason)
    {
        var service = OptimizerService.Create([]).AddOptimizer("mine", new RandomSearch());

        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => service.AddOptimizer(name, new RandomSearch())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_optimizers_does_not_start() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => OptimizerService.Create([]).RunAsync());

    private static HostedOptimizer Host<TMemory>(string name, IOptimizer<TMemory> algorithm) => new(name, "1.0.0", new JsonMemoryOptimizer<TMemory>(algorithm));

    private static Study Sphere(string optimizer, OptimizerMode mode) => Some.Study(
        optimizer,
        mode,
        parameters: [.. Enumerable.Range(0, 5).Select(i => Some.Continuous($"x{i}", -5, 5))],
        budget: new Budget { MaxTrials = 24, MaxParallelTrials = 4 },
        objectives: [new("objective", Direction.Minimize)]) with
    { Training = Some.Training(image: "benchmark/sphere5") };

    private sealed class Broken : IOptimizer<int>
    {
        public OptimizerDescriptor Descriptor { get; } = new() { Name = "my-broken", Summary = "Fails." };

        public int GenerationSize(SearchProblem problem) => 1;

        public int Begin(SearchProblem problem) => 0;

        public (IReadOnlyList<Candidate> Candidates, int Memory) Ask(StudyView study, int memory, int count, RandomSource random) => throw new DivideByZeroException("nothing by nothing");

        public int Tell(StudyView study, int memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;
    }
}
