using System.Text.Json;
using CsCheck;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Services.Tests.Together;

/// <summary>The optimizer service in Python, in studies that the engine leads: it must never suggest what the engine refuses.</summary>
public sealed class NelderMeadTests
{
    private static readonly Gen<IReadOnlyList<Parameter>> NumericSpaces =
        from parameters in Spaces.Parameter.Where(p => p.Type != ParameterType.Categorical).Array[1, 5]
        select (IReadOnlyList<Parameter>)[Some.Static("batch_size", "100"), .. parameters.Select((p, i) => p with { Name = $"p{i}" })];

    public static TheoryData<OptimizerMode> Modes => [OptimizerMode.Generational, OptimizerMode.Asynchronous];

    [SkippableTheory, MemberData(nameof(Modes))]
    public void Studies_in_any_numeric_space_run_to_their_end_without_a_refusal(OptimizerMode mode)
    {
        using var optimizer = Started();
        var number = 0;

        NumericSpaces.Sample(parameters =>
        {
            var study = Study(optimizer, mode, parameters, trials: 40, slots: 3, id: $"study-{number++}").Run(p => p.Trial % 7 == 3 ? null : Bowl(p), count => count - 1, resume: true);

            Assert.Equal(Math.Min(40, SearchSpace.Of(parameters).Cardinality), study.State.Counts.Settled);
        }, iter: 30, threads: 1);

        Assert.All(optimizer.Heard, heard => Assert.Null(heard.Question.Rejected));
    }

    [SkippableTheory, MemberData(nameof(Modes))]
    public void A_restart_between_any_two_questions_changes_nothing(OptimizerMode mode)
    {
        using var optimizer = Started();
        CandidatesSuggested Restarted(CandidatesRequested request)
        {
            optimizer.Forget();
            return optimizer.To(request);
        }

        var undisturbed = Study(optimizer, mode, Spaces.Bowl, id: "undisturbed").Run(Bowl, count => count - 1);
        var disturbed = Study(optimizer, mode, Spaces.Bowl, id: "disturbed", service: Restarted).Run(Bowl, count => count - 1);

        Assert.Equal(Keys(undisturbed), Keys(disturbed));
        Assert.Contains(optimizer.Heard, heard => heard.Answer.HistoryFrom == 0);
    }

    [SkippableFact]
    public void It_beats_random_search_on_a_bowl()
    {
        using var optimizer = Started();

        var ours = Enumerable.Range(0, 11).Select(seed => Best(Study(optimizer, OptimizerMode.Asynchronous, Spaces.Bowl, slots: 1, seed: seed, id: $"bowl-{seed}"))).Order().ElementAt(5);
        var random = Enumerable.Range(0, 11).Select(seed => Best(new StudySimulation(Given("random", OptimizerMode.Asynchronous, Spaces.Bowl, slots: 1, seed: seed)))).Order().ElementAt(5);

        Assert.True(ours < random / 10, $"median best {ours} against {random} of random search");
    }

    [SkippableTheory, MemberData(nameof(Modes))]
    public void A_study_in_which_everything_fails_gets_its_whole_budget(OptimizerMode mode)
    {
        using var optimizer = Started();

        var study = Study(optimizer, mode, Spaces.Bowl).Run(_ => null, resume: true);

        Assert.Equal(60, study.State.Counts.Unavailable);
    }

    [SkippableFact]
    public void Repetitions_fill_the_budget_of_a_small_space_where_the_study_allows_them()
    {
        using var optimizer = Started();
        var given = Given("nelder-mead", OptimizerMode.Asynchronous, [Some.Integer("n", 0, 3)]);

        var study = new StudySimulation(given with { Optimizer = given.Optimizer with { AllowRepeats = true } }, new RemoteOptimizer("nelder-mead"), service: optimizer.To).Run(Bowl);

        Assert.Equal(60, study.State.Counts.Measured);
    }

    [SkippableFact]
    public void After_a_refusal_it_suggests_something_else()
    {
        using var optimizer = Started();
        _ = Study(optimizer, OptimizerMode.Asynchronous, Spaces.Bowl, slots: 1).Run(Bowl);
        var (question, answer) = optimizer.Heard[20];

        var again = optimizer.To(question with { Round = question.Round + 1, Rejected = [new Problem("candidates[0]", "The study has tried it already.")] });

        Assert.NotEqual(Text(answer), Text(again));
        Assert.Equal(Text(answer), Text(optimizer.To(question)));
    }

    private static PythonOptimizer Started()
    {
        Skip.IfNot(PythonOptimizer.IsInstalled, "There is no python3.");
        return new PythonOptimizer();
    }

    private static StudySimulation Study(
        PythonOptimizer optimizer,
        OptimizerMode mode,
        IReadOnlyList<Parameter> parameters,
        int trials = 60,
        int slots = 3,
        long seed = 7,
        string id = "study",
        Func<CandidatesRequested, CandidatesSuggested?>? service = null) =>
        new(Given("nelder-mead", mode, parameters, trials, slots, seed), new RemoteOptimizer("nelder-mead"), id, service: service ?? optimizer.To);

    private static Study Given(string optimizer, OptimizerMode mode, IReadOnlyList<Parameter> parameters, int trials = 60, int slots = 3, long seed = 7) =>
        Some.Study(optimizer, mode, seed, parameters, new Budget { MaxTrials = trials, MaxParallelTrials = slots });

    private static double Best(StudySimulation study) => study.Run(Bowl).State.Incumbent!.Values["loss"];

    private static double? Bowl(CandidateProposed proposal) =>
        proposal.Hyperparameters.Where(p => p.Key != "batch_size").Sum(p => Math.Pow(CanonicalNumber.Parse(p.Value) - 1.5, 2));

    private static List<string> Keys(StudySimulation study) => [.. study.History.Settled.OrderBy(e => e.Trial).Select(e => e.Candidate.Configuration.Key)];

    private static string Text(CandidatesSuggested answer) => JsonSerializer.Serialize(answer.Candidates, HpoJson.Options);
}
