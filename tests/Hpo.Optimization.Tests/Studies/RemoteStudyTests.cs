using System.Globalization;
using System.Text.Json;
using CsCheck;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

/// <summary>Studies whose optimizer lives in a service of its own.</summary>
public sealed class RemoteStudyTests
{
    private static readonly RemoteOptimizer Remote = new("hill-climber");

    public static TheoryData<string, OptimizerMode> Algorithms()
    {
        var data = new TheoryData<string, OptimizerMode>();
        foreach (var mode in Enum.GetValues<OptimizerMode>())
        {
            foreach (var name in new[] { "random", "ga", "de", "pso", "tpe", "cmaes", "paes", "grid" })
            {
                data.Add(name, mode);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void An_algorithm_proposes_the_same_in_a_service_as_in_process(string name, OptimizerMode mode) => Gen.Int[0, 10_000].Sample(seed =>
    {
        var study = Study(mode, new Budget { MaxTrials = 30, MaxParallelTrials = 3 }) with { Parameters = [Some.Continuous("x"), Some.Integer("n"), Some.Categorical("c"), Some.Continuous("y").When("c", "a")] };
        study = study with { Optimizer = study.Optimizer with { Name = name, Seed = seed } };
        var prior = Some.Prior((new Dictionary<string, string> { ["x"] = "1", ["n"] = "2", ["c"] = "b" }, 3), (new Dictionary<string, string> { ["x"] = "2", ["n"] = "2", ["c"] = "c" }, null));

        var inProcess = Proposals(new StudySimulation(study, prior: prior), seed);
        var inService = Proposals(new StudySimulation(study, Remote, prior: prior, service: Service(name)), seed);

        Assert.Equal(30, inProcess.Count);
        Assert.Equal(inProcess, inService);
    }, iter: 5);

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void A_service_that_keeps_nothing_asks_for_the_history_and_proposes_the_same(OptimizerMode mode)
    {
        var study = Study(mode, new Budget { MaxTrials = 30, MaxParallelTrials = 3 });

        var keeping = Proposals(new StudySimulation(study, Remote, service: Service("ga")), 1);
        var forgetful = new StudySimulation(study, Remote, service: Forgetful("ga"));

        Assert.Equal(keeping, Proposals(forgetful, 1));
        Assert.Contains(forgetful.Messages.OfType<CandidatesRequested>(), request => request.History is { From: 0, Told: > 0 });
    }

    [Theory]
    [InlineData(OptimizerMode.Generational), InlineData(OptimizerMode.Asynchronous)]
    public void Answers_that_come_late_twice_or_to_another_round_change_nothing(OptimizerMode mode) => Gen.Int[0, 10_000].Sample(seed =>
    {
        var chance = new RandomSource(seed, 0);
        var study = Study(mode, new Budget { MaxTrials = 25, MaxParallelTrials = 3 });
        var expected = Proposals(new StudySimulation(study, Remote, service: Service("ga")), seed);
        var service = Service("ga");
        var answers = new List<CandidatesSuggested>();
        StudySimulation? disturbed = null;
        disturbed = new StudySimulation(study, Remote, service: request =>
        {
            if (disturbed is not null && answers.Count > 0)
            {
                disturbed.Suggest(answers[chance.NextInt(answers.Count)]);
            }

            answers.Add(service(request)!);
            return answers[^1];
        });

        Assert.Equal(expected, Proposals(disturbed, seed));
        var messages = disturbed.Messages.Count;
        answers.ForEach(answer => disturbed.Suggest(answer));
        Assert.Equal(messages, disturbed.Messages.Count);
    }, iter: 10);

    [Fact]
    public void The_first_question_says_what_is_to_be_solved()
    {
        var study = new StudySimulation(Study(budget: new Budget { MaxTrials = 9, MaxParallelTrials = 4 }), Remote);

        var request = Assert.IsType<CandidatesRequested>(Assert.Single(study.Messages));
        Assert.Equal(("hill-climber", 1, 4, 0, 7L, 0), (request.Optimizer, request.Round, request.Count, request.NextTrial, request.Seed, request.Stream));
        Assert.Null(request.Memory);
        Assert.Null(request.Rejected);
        Assert.Equal(study.State.Study.Parameters.Count, request.Problem.Parameters.Count);
        Assert.False(StudyEngine.IsIdle(study.State));
        Assert.False(study.HasEnded);
    }

    [Fact]
    public void Outcomes_that_arrive_while_a_round_is_open_are_told_with_the_next_one()
    {
        var study = new StudySimulation(Study(budget: new Budget { MaxTrials = 9, MaxParallelTrials = 2 }), Remote);
        study.Suggest(Answer(1, memory: 1, ("1", "1"), ("2", "2")));
        study.Measure(0, 5);
        study.Measure(1, 6);

        var second = Last(study);
        Assert.Equal((2, 1), (second.Round, second.Count));
        Assert.Equal([0], second.Results.Select(trial => trial.Trial));
        Assert.Equal([1], second.Pending.Select(trial => trial.Trial));
        Assert.Equal(1, second.Memory?.GetInt32());

        study.Suggest(Answer(2, memory: 2, ("3", "3")));
        var third = Last(study);
        Assert.Equal([1], third.Results.Select(trial => trial.Trial));
        Assert.Equal((3, 1, 2), (third.Round, third.History.From, third.History.Total));
    }

    [Fact]
    public void A_round_without_an_answer_is_asked_again_in_the_same_words_less_and_less_often()
    {
        var study = new StudySimulation(Study(budget: new Budget { MaxTrials = 9, MaxParallelTrials = 2 }), Remote);
        study.Suggest(Answer(1, memory: 1, ("1", "1"), ("2", "2")));
        study.Measure(0, 5);
        var first = JsonSerializer.Serialize(Last(study), HpoJson.Options);
        study.Measure(1, 6);
        var waits = new List<double>();

        for (var i = 0; i < 6; i++)
        {
            var due = StudyEngine.NextTick(study.State)!.Value;
            waits.Add((due - study.Now).TotalSeconds);
            study.Now = due.AddTicks(-1);
            Assert.Empty(study.Tick().Messages);
            study.Now = due;
            Assert.Equal(first, JsonSerializer.Serialize(Assert.Single(study.Tick().Messages), HpoJson.Options));
        }

        Assert.Equal([30, 60, 120, 240, 300, 300], waits);
        study.Suggest(Answer(2, memory: 2, ("3", "3")));
        Assert.Equal(2, study.Proposals.Last().Trial);
    }

    [Fact]
    public void A_paused_study_takes_no_answer_and_asks_anew_when_it_goes_on()
    {
        var study = new StudySimulation(Study(), Remote);
        study.Pause();

        study.Suggest(Answer(1, memory: 1, ("1", "1")));
        Assert.Empty(study.Proposals);
        study.Resume();

        Assert.Equal(2, Last(study).Round);
    }

    [Fact]
    public void A_cancelled_study_ends_although_its_service_never_answered()
    {
        var study = new StudySimulation(Study(), Remote);

        study.Cancel();

        Assert.True(Assert.Single(study.Messages.OfType<StudyFailed>()).Cancelled);
        Assert.Null(StudyEngine.NextTick(study.State));
    }

    [Fact]
    public void The_time_budget_ends_a_study_whose_service_is_away()
    {
        var study = new StudySimulation(Study(budget: new Budget { MaxTrials = 9, MaxDuration = TimeSpan.FromSeconds(10) }), Remote);

        study.Now = StudyEngine.NextTick(study.State)!.Value;
        study.Tick();

        Assert.Equal(Some.Time.AddSeconds(10), study.Now);
        Assert.True(study.HasEnded);
    }

    [Fact]
    public void The_candidates_that_the_user_gave_run_without_the_service()
    {
        var given = Study(OptimizerMode.Generational, new Budget { MaxTrials = 9, MaxParallelTrials = 1 }) with { StartWith = [Some.Point("1", "1"), Some.Point("2", "2")] };
        var study = new StudySimulation(given, Remote);
        study.Measure(0, 1);
        Assert.Empty(study.Messages.OfType<CandidatesRequested>());

        study.Measure(1, 1);

        Assert.Equal([0, 1], Last(study).Results.Select(trial => trial.Trial));
        Assert.Equal(7, Last(study).Count);
        study.Suggest(Answer(1, memory: 1, ("3", "3")));
        Assert.Equal((2, 1), (study.Proposals.Last().Trial, study.Proposals.Last().Generation));
    }

    [Fact]
    public void A_service_that_has_no_more_candidates_ends_the_study()
    {
        var study = new StudySimulation(Study(budget: new Budget { MaxTrials = 9, MaxParallelTrials = 1 }), Remote);
        study.Suggest(Answer(1, memory: 1, ("1", "1")));
        study.Measure(0, 1);

        study.Suggest(new CandidatesSuggested { StudyId = "some-study-1", Round = 2, Exhausted = true });

        Assert.Equal("the search space is exhausted after 1 trials", study.State.End?.Cause);
    }

    [Fact]
    public void A_fitness_that_comes_late_makes_what_the_service_keeps_out_of_date()
    {
        var kept = new KeptHistory();
        var study = new StudySimulation(
            Study(budget: new Budget { MaxTrials = 9, MaxParallelTrials = 1 }), Remote, service: request => RemoteAnswers.Of(request, BuiltIn("random"), kept));
        study.Measure(0, 1);
        study.Fail(1);
        study.Measure(2, 3);

        study.Correct(1, 2);
        study.Measure(3, 4);

        Assert.Equal([1, 2, 3, 4], kept.Trials.Settled.Select(trial => trial.Outcome.Values?["loss"]));
    }

    [Fact]
    public void A_history_that_is_too_genotypefor_one_message_comes_in_parts()
    {
        var kept = new KeptHistory();
        var genotype = new string('g', RemoteRules.LongestGenotype);
        var study = new StudySimulation(Study(budget: new Budget { MaxTrials = 300, MaxParallelTrials = 1 }), Remote, service: request =>
        {
            var answer = RemoteAnswers.Of(request, BuiltIn("random"), kept);
            return answer with { Candidates = [.. answer.Candidates.Select(candidate => candidate with { Genotype = genotype })] };
        });
        study.Run(proposal => proposal.Trial == 250 ? Lose(proposal) : 1);

        Assert.Equal(300, study.Proposals.Count());
        Assert.Equal(299, kept.Trials.Settled.Count);
        var parts = study.Messages.OfType<CandidatesRequested>().Where(request => request.Round == 252).ToList();
        Assert.Equal(0, parts[1].History.From);
        Assert.All(parts.Skip(1), part => Assert.InRange(part.Results.Sum(trial => trial.Genotype!.Length), 1, RemoteRules.LongestHistory + RemoteRules.LongestGenotype));
        Assert.Equal(251, parts.Skip(1).Sum(part => part.Results.Count));

        double Lose(CandidateProposed proposal)
        {
            kept = new KeptHistory();
            return proposal.Trial;
        }
    }

    private static CandidatesRequested Last(StudySimulation study) => study.Messages.OfType<CandidatesRequested>().Last();

    private static CandidatesSuggested Answer(int round, int memory, params (string X, string Y)[] points) => new()
    {
        StudyId = "some-study-1",
        Round = round,
        Candidates = [.. points.Select(point => new SuggestedCandidate { Hyperparameters = JsonSerializer.SerializeToElement(Some.Point(point.X, point.Y)) })],
        Memory = JsonSerializer.SerializeToElement(memory),
    };

    private static Study Study(OptimizerMode mode = OptimizerMode.Asynchronous, Budget? budget = null) => Some.Study("hill-climber", mode, budget: budget);

    private static Func<CandidatesRequested, CandidatesSuggested?> Service(string name)
    {
        var kept = new KeptHistory();
        return request => OverTheWire(RemoteAnswers.Of(OverTheWire(request), BuiltIn(name), kept));
    }

    private static Func<CandidatesRequested, CandidatesSuggested?> Forgetful(string name) => request => OverTheWire(RemoteAnswers.Of(OverTheWire(request), BuiltIn(name), new KeptHistory()));

    private static T OverTheWire<T>(T message) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(message, HpoJson.Options), HpoJson.Options)!;

    private static IStudyOptimizer BuiltIn(string name) => OptimizerCatalog.BuiltIn.FindOptimizer(name)!;

    private static List<string> Proposals(StudySimulation study, int seed)
    {
        var chance = new RandomSource(seed, 1);
        study.Run(proposal => proposal.Trial % 7 == 5 ? null : Math.Abs(double.Parse(proposal.Hyperparameters["x"], CultureInfo.InvariantCulture) - 1), chance.NextInt);

        // Without a barrier a generation is a number of trials, and only the service knows of how many.
        var isGenerational = study.State.Study.Optimizer.Mode == OptimizerMode.Generational;
        return [.. study.Proposals.Select(proposal => $"{proposal.Trial} {(isGenerational ? proposal.Generation : 0)} {string.Join(',', proposal.Hyperparameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))}")];
    }
}
