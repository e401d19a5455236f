using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimizer.Studies;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Optimizer;

/// <summary>Studies whose optimizer is a service of its own.</summary>
public sealed class RemoteTests
{
    private static readonly Study Study = Some.Study("hill-climber") is var study ? study with { Optimizer = study.Optimizer with { IsRemote = true } } : null!;

    [Fact]
    public async Task A_study_that_names_a_service_asks_it_and_goes_on_with_its_answer()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study);

        await process.DeliverAsync(Answer(1, 1.5, 2.5));
        await process.MeasureAsync(0);

        Assert.Equal(2, rig.Proposals().Count);
        Assert.Equal([1, 2], rig.Published.DistinctOf<CandidatesRequested>().Select(request => request.Round));
        Assert.Equal([0], rig.Published.DistinctOf<CandidatesRequested>()[^1].Results.Select(trial => trial.Trial));
    }

    [Fact]
    public async Task A_service_that_is_away_is_asked_again_and_other_studies_go_on()
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(Study);

        await rig.SweepUntilAsync(process, () => rig.Published.Of<CandidatesRequested>().Count == 3);

        Assert.InRange(rig.Clock.GetUtcNow(), Some.Time.AddSeconds(90), DateTimeOffset.MaxValue);
        Assert.Single(rig.Published.Of<CandidatesRequested>().Select(request => JsonSerializer.Serialize(request, HpoJson.Options)).Distinct());
    }

    [Fact]
    public async Task Two_replicas_that_get_the_same_answer_take_it_once()
    {
        using var rig = new OptimizerRig();
        StudyKeeper[] processes = [rig.Process(), rig.Process()];
        await processes[0].BeginAsync(Study);

        await Task.WhenAll(processes.SelectMany(process => Enumerable.Range(0, 5).Select(_ => process.DeliverAsync(Answer(1, 1.5, 2.5)))));

        Assert.Equal(2, rig.Proposals().Count);
        Assert.Equal(2, (await rig.StudyAsync()).State.Pending.Count);
    }

    [Fact]
    public async Task An_answer_for_a_study_that_nobody_knows_is_ignored()
    {
        using var rig = new OptimizerRig();

        await rig.Process().DeliverAsync(Answer(1, 1.5));

        Assert.Empty(rig.Published.All);
    }

    private static CandidatesSuggested Answer(int round, params double[] xs) => new()
    {
        StudyId = OptimizerRig.StudyId,
        Round = round,
        Candidates = [.. xs.Select(x => new SuggestedCandidate { Hyperparameters = JsonSerializer.SerializeToElement(new { x, y = 0 }) })],
    };
}
