using System.Text.Json;
using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

/// <summary>Answers of an optimizer service that break a rule.</summary>
public sealed class RemoteRefusalTests
{
    [Theory]
    [InlineData("""[]""", "candidates", "at least one")]
    [InlineData("""[{ "n": 1, "c": "b" }, { "n": 2, "c": "b" }, { "n": 3, "c": "b" }]""", "candidates", "no more than count")]
    [InlineData("""[{ "n": 11, "c": "b" }]""", "candidates[0].hyperparameters.n", "from 0 to 10")]
    [InlineData("""[{ "n": 1.5, "c": "b" }]""", "candidates[0].hyperparameters.n", "whole number")]
    [InlineData("""[{ "n": "many", "c": "b" }]""", "candidates[0].hyperparameters.n", "many")]
    [InlineData("""[{ "n": [1], "c": "b" }]""", "candidates[0].hyperparameters.n", "a list")]
    [InlineData("""[{ "n": 1, "c": "z" }]""", "candidates[0].hyperparameters.c", "a, b, c")]
    [InlineData("""[{ "n": 1 }]""", "candidates[0].hyperparameters.c", "missing")]
    [InlineData("""[{ "n": 1, "c": "b", "m": 3 }]""", "candidates[0].hyperparameters.m", "no parameter")]
    [InlineData("""[{ "n": 1, "c": "b", "x": 3 }]""", "candidates[0].hyperparameters.x", "exists only where")]
    [InlineData("""[{ "n": 1, "c": "a" }]""", "candidates[0].hyperparameters.x", "missing")]
    [InlineData("""[{ "n": 1, "c": "b", "s": "other" }]""", "candidates[0].hyperparameters.s", "fixed")]
    [InlineData("""["n"]""", "candidates[0].hyperparameters", "not an object")]
    [InlineData("""[{ "n": 1, "c": "b" }, { "n": "1", "c": "b" }]""", "candidates[1]", "same candidate as candidates[0]")]
    [InlineData("""[{ "n": 9, "c": "c" }]""", "candidates[0]", "tried")]
    [InlineData("""[{ "n": 8, "c": "c" }]""", "candidates[0]", "tried")]
    public void A_wrong_candidate_is_refused_with_its_path_and_the_remedy(string candidates, string path, string remedy)
    {
        var study = Begun();

        study.Suggest(Answer(2, candidates));

        var request = study.Messages.OfType<CandidatesRequested>().Last();
        var problem = Assert.Single(request.Rejected!);
        Assert.Equal((3, path), (request.Round, problem.Path));
        Assert.Contains(remedy, problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, study.Proposals.Count());
        Assert.Equal(1, study.State.Memory.GetInt32());
    }

    [Theory]
    [InlineData("""[{ "n": 3, "c": "b" }, { "n": "4.0", "c": "a", "x": "0.5" }]""")]
    [InlineData("""[{ "n": 3, "c": "b", "s": "fixed" }, { "n": 4, "c": "a", "x": 0.5 }]""")]
    public void Numbers_texts_and_static_parameters_are_fine(string candidates)
    {
        var study = Begun();

        study.Suggest(Answer(2, candidates));

        Assert.Equal(["s=fixed n=3 c=b", "s=fixed n=4 c=a x=0.5"], study.Proposals.Skip(2).Select(Text));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var study = Begun();

        study.Suggest(Answer(2, """[{ "n": 11, "c": "z" }, { "k": 1, "n": 1, "c": "b" }]""") with { Memory = JsonSerializer.SerializeToElement(new string('m', 1024 * 1024)) });

        Assert.Equal(
            ["candidates[0].hyperparameters.c", "candidates[0].hyperparameters.n", "candidates[1].hyperparameters.k", "memory"],
            study.Messages.OfType<CandidatesRequested>().Last().Rejected!.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_memory_just_below_the_limit_is_kept()
    {
        var study = Begun();

        study.Suggest(Answer(2, """[{ "n": 1, "c": "b" }]""") with { Memory = JsonSerializer.SerializeToElement(new string('m', (1024 * 1024) - 2)) });

        Assert.Equal(3, study.Proposals.Count());
    }

    [Fact]
    public void Notes_of_a_candidate_have_a_limit()
    {
        var study = Begun();
        var answer = Answer(2, """[{ "n": 1, "c": "b" }]""");

        study.Suggest(answer with { Candidates = [answer.Candidates[0] with { Genotype = new string('g', 20_001), Parents = [.. Enumerable.Range(0, 101)] }] });

        Assert.Equal(["candidates[0].genotype", "candidates[0].parents"], study.Messages.OfType<CandidatesRequested>().Last().Rejected!.Select(problem => problem.Path));
    }

    [Fact]
    public void A_study_that_allows_repetitions_takes_what_is_known()
    {
        var study = Begun(allowRepeats: true);

        study.Suggest(Answer(2, """[{ "n": 9, "c": "c" }, { "n": 9, "c": "c" }]"""));

        Assert.Equal(4, study.Proposals.Count());
    }

    [Fact]
    public void After_three_refusals_in_a_row_the_study_pauses_with_the_reason_and_goes_on_when_it_is_resumed()
    {
        var study = Begun();
        study.Suggest(Answer(2, """[{ "n": 11, "c": "b" }]"""));
        study.Suggest(Answer(2, """[{ "n": 11, "c": "b" }]"""));
        study.Suggest(Answer(3, """[{ "n": 11, "c": "b" }]"""));
        Assert.Equal(StudyPhase.Running, study.State.Phase);

        study.Suggest(Answer(4, """[{ "n": 11, "c": "b" }, { "n": 12, "c": "b" }]"""));

        var paused = Assert.Single(study.Messages.OfType<StudyPaused>());
        Assert.Contains("'hill-climber'", paused.Reason, StringComparison.Ordinal);
        Assert.Contains("candidates[0].hyperparameters.n", paused.Reason, StringComparison.Ordinal);
        Assert.Contains("and 1 more", paused.Reason, StringComparison.Ordinal);
        Assert.Null(StudyEngine.NextTick(study.State));

        study.Resume();
        var request = study.Messages.OfType<CandidatesRequested>().Last();
        Assert.Equal((5, 2), (request.Round, request.Rejected!.Count));
        study.Suggest(Answer(5, """[{ "n": 1, "c": "b" }, { "n": 2, "c": "b" }]"""));
        Assert.Equal(4, study.Proposals.Count());
    }

    [Fact]
    public void A_good_answer_forgives_the_refusals_before()
    {
        var study = Begun();
        study.Suggest(Answer(2, "[]"));
        study.Suggest(Answer(3, "[]"));

        study.Suggest(Answer(4, """[{ "n": 1, "c": "b" }]"""));
        study.Suggest(Answer(5, "[]"));

        Assert.Equal((StudyPhase.Running, 1), (study.State.Phase, study.State.Remote!.Refusals));
    }

    [Fact]
    public void A_service_that_fails_says_why_and_counts_as_refused()
    {
        var study = Begun();

        for (var round = 2; round < 5; round++)
        {
            study.Suggest(new CandidatesSuggested { StudyId = "some-study-1", Round = round, Problem = "No memory of that kind." });
        }

        Assert.Contains("No memory of that kind.", Assert.Single(study.Messages.OfType<StudyPaused>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_could_not_be_read_is_refused_with_what_was_wrong()
    {
        var study = Begun();

        study.Suggest(new CandidatesSuggested { StudyId = "some-study-1", Round = 2, Unreadable = "The body has 52428800 bytes." });

        var problem = Assert.Single(study.Messages.OfType<CandidatesRequested>().Last().Rejected!);
        Assert.Equal("body", problem.Path);
        Assert.Contains("52428800", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_wants_the_history_for_ever_is_refused()
    {
        var study = Begun();

        for (var wish = 0; wish <= RemoteRules.MostWishes; wish++)
        {
            study.Suggest(new CandidatesSuggested { StudyId = "some-study-1", Round = 2, HistoryFrom = 0 });
        }

        Assert.Equal("historyFrom", Assert.Single(study.Messages.OfType<CandidatesRequested>().Last().Rejected!).Path);
    }

    [Theory]
    [InlineData(-5, 0), InlineData(0, 0), InlineData(99, 0)]
    public void A_wish_for_history_beyond_what_there_is_gets_what_there_is(int wished, int from)
    {
        var study = Begun();

        study.Suggest(new CandidatesSuggested { StudyId = "some-study-1", Round = 2, HistoryFrom = wished });

        Assert.Equal((2, from), (study.Messages.OfType<CandidatesRequested>().Last().Round, study.Messages.OfType<CandidatesRequested>().Last().History.From));
    }

    // Round 2 wants two candidates; trial 0 has settled since it was asked, trial 1 is pending.
    private static StudySimulation Begun(bool allowRepeats = false)
    {
        var study = Some.Study(
            "hill-climber",
            parameters: [Some.Integer("n"), Some.Categorical("c"), Some.Continuous("x").When("c", "a"), Some.Static("s")],
            budget: new Budget { MaxTrials = 20, MaxParallelTrials = 4 });
        var simulation = new StudySimulation(study with { Optimizer = study.Optimizer with { AllowRepeats = allowRepeats } }, new RemoteOptimizer("hill-climber"));
        simulation.Suggest(Answer(1, """[{ "n": 9, "c": "c" }, { "n": 8, "c": "c" }]""") with { Memory = JsonSerializer.SerializeToElement(1) });
        simulation.Measure(0, 1);
        Assert.Equal(2, simulation.State.Remote!.Rounds);
        return simulation;
    }

    private static CandidatesSuggested Answer(int round, string candidates) => new()
    {
        StudyId = "some-study-1",
        Round = round,
        Candidates = [.. JsonDocument.Parse(candidates).RootElement.EnumerateArray().Select(candidate => new SuggestedCandidate { Hyperparameters = candidate })],
    };

    private static string Text(CandidateProposed proposal) =>
        string.Join(' ', new[] { "s", "n", "c", "x" }.Where(proposal.Hyperparameters.ContainsKey).Select(name => $"{name}={proposal.Hyperparameters[name]}"));
}
