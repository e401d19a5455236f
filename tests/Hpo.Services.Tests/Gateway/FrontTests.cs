using System.Text.Json;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Gateway;

/// <summary>Studies with several objectives in the read model.</summary>
public sealed class FrontTests
{
    private const string Id = "mnist-1";
    private static readonly IReadOnlyList<Objective> Objectives = [new("accuracy", Direction.Maximize), new("size", Direction.Minimize)];
    private static readonly (double Accuracy, double Size)[] Trials = [(0.5, 10), (0.4, 20), (0.9, 30), (0.45, 5), (0.9, 40), (0.9, 30)];

    private readonly ReadModelRig _model = new();

    [Fact]
    public async Task The_front_is_shown_by_its_first_objective_with_the_volume_that_it_dominates()
    {
        await _model.HappenAsync([.. Whole()]);

        var study = await StudyAsync(_model);

        Assert.Equal([2, 0, 3], study.Front!.Select(member => member.Trial));
        Assert.Equal(3, study.FrontSize);
        Assert.Equal("0.2", study.Front![0].Hyperparameters["x"]);
        // A tenth of the range beyond the worst: 0.4 - 0.05 and 40 + 3.5.
        Assert.Equal((0.35, 43.5), (Math.Round(study.Hypervolume!.Reference["accuracy"], 12), study.Hypervolume.Reference["size"]));
        Assert.Equal((0.55 * 13.5) + (0.15 * 20) + (0.1 * 5), study.Hypervolume.Value, 9);
    }

    [Fact]
    public async Task The_reference_that_the_study_gives_counts()
    {
        await _model.HappenAsync([.. Whole([Objectives[0] with { Reference = 0 }, Objectives[1] with { Reference = 50 }])]);

        var volume = (await StudyAsync(_model)).Hypervolume!;

        Assert.Equal((0, 50), (volume.Reference["accuracy"], volume.Reference["size"]));
        Assert.Equal((0.9 * 20) + (0.5 * 20) + (0.45 * 5), volume.Value, 9);
    }

    [Fact]
    public async Task Events_in_any_order_and_twice_give_the_same_front()
    {
        var events = Whole().ToArray();
        var expected = await Picture(events);

        for (var seed = 0; seed < 25; seed++)
        {
            var shuffled = events.Concat(events).ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(expected, await Picture(shuffled));
        }
    }

    [Fact]
    public async Task The_end_brings_what_was_missed_on_the_way()
    {
        await _model.HappenAsync([.. Whole().Where(message => message is not IncumbentImproved)]);

        Assert.Equal([2, 0, 3], (await StudyAsync(_model)).Front!.Select(member => member.Trial));
    }

    [Fact]
    public async Task Reports_of_trials_bring_back_a_lost_front()
    {
        await _model.HappenAsync(Accepted(Objectives));
        await _model.HappenAsync([.. Trials.Select((values, trial) => new TrialReported
        {
            StudyId = Id,
            Trial = trial,
            Generation = 0,
            Hyperparameters = Hyperparameters(trial),
            Objectives = Objectives,
            Measured = Measured(trial),
        })]);

        var study = await StudyAsync(_model);

        Assert.Equal([2, 0, 3], study.Front!.Select(member => member.Trial));
        Assert.NotNull(study.Hypervolume);
    }

    [Fact]
    public async Task A_list_of_studies_tells_how_large_fronts_are()
    {
        await _model.HappenAsync([.. Whole()]);

        var study = Assert.Single((await _model.Reads.ListStudiesAsync(status: null, parent: null, new PageRequest(), CancellationToken.None)).Items);

        Assert.Equal((3, null, null), (study.FrontSize, study.Front, study.Hypervolume));
    }

    [Fact]
    public async Task A_study_with_one_objective_has_no_front()
    {
        await _model.HappenAsync([.. Whole([Objectives[0]])]);

        var study = await StudyAsync(_model);

        Assert.Equal((null, null, null), (study.FrontSize, study.Front, study.Hypervolume));
    }

    [Fact]
    public async Task Before_anything_is_measured_the_front_is_empty()
    {
        await _model.HappenAsync(Accepted(Objectives));

        var study = await StudyAsync(_model);

        Assert.Empty(study.Front!);
        Assert.Null(study.Hypervolume);
    }

    private static IEnumerable<object> Whole(IReadOnlyList<Objective>? objectives = null)
    {
        yield return Accepted(objectives ?? Objectives);
        for (var trial = 0; trial < Trials.Length; trial++)
        {
            yield return Proposed(trial, objectives ?? Objectives);
            yield return Measured(trial);
        }

        // Trial 1 is dominated, 4 is, and 5 is equal to 2.
        foreach (var trial in new[] { 0, 2, 3 })
        {
            yield return new IncumbentImproved { StudyId = Id, Incumbent = Member(trial), Counts = new TrialCounts(6, trial + 1, 0) };
        }

        yield return new StudyCompleted { StudyId = Id, Cause = "all 6 trials have an outcome", Counts = new TrialCounts(6, 6, 0), Incumbent = Member(3), Front = [Member(2), Member(0), Member(3)] };
    }

    private static StudyAccepted Accepted(IReadOnlyList<Objective> objectives) => Some.Accepted(Some.Study(objectives: objectives), Id);

    private static Dictionary<string, string> Hyperparameters(int trial) => new() { ["x"] = $"0.{trial}" };

    private static Dictionary<string, double> Values(int trial) => new() { ["accuracy"] = Trials[trial].Accuracy, ["size"] = Trials[trial].Size };

    private static Incumbent Member(int trial) => new() { Trial = trial, Values = Values(trial), Hyperparameters = Hyperparameters(trial) };

    private static FitnessMeasured Measured(int trial) => new() { StudyId = Id, Trial = trial, Attempt = 1, Values = Values(trial) };

    private static CandidateProposed Proposed(int trial, IReadOnlyList<Objective> objectives) => new()
    {
        StudyId = Id,
        Trial = trial,
        Generation = 0,
        Hyperparameters = Hyperparameters(trial),
        Training = Some.Training(),
        Metrics = [],
        Objectives = objectives,
    };

    private static async Task<string> Picture(IEnumerable<object> messages)
    {
        var model = new ReadModelRig();
        await model.HappenAsync([.. messages]);
        return JsonSerializer.Serialize(await StudyAsync(model), HpoJson.Options);
    }

    private static async Task<StudyView> StudyAsync(ReadModelRig model) =>
        await model.Reads.GetStudyAsync(Id, CancellationToken.None) ?? throw new InvalidOperationException("There is no study.");
}
