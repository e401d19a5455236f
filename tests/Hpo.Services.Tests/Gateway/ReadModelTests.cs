using System.Text.Json;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization;
using Hpo.Optimization.Validation;
using Hpo.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Gateway;

public sealed class ReadModelTests
{
    private const string Study = "mnist-1";

    private readonly ReadModelRig _model = new();
    private readonly Happenings _happen = new(Study);

    private static StudyAccepted Accepted => new()
    {
        StudyId = Study,
        Study = StudyReader.Read(StudyText.Sound, OptimizerCatalog.BuiltIn).Study!,
        AcceptedAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public async Task A_trial_goes_from_proposed_to_measured()
    {
        var statuses = new List<TrialStatus>();
        foreach (var message in new object[] { _happen.Proposed(0), _happen.Started(0), _happen.Ended(0), _happen.Measured(0, 0.9) })
        {
            await Happenings.Handle(_model.Events, message);
            statuses.Add((await Trial(0)).Status);
        }

        Assert.Equal([TrialStatus.Proposed, TrialStatus.Running, TrialStatus.Ended, TrialStatus.Measured], statuses);
        var trial = await Trial(0);
        Assert.Equal((0, 1, "mnist-1-0-1", 10.0, 7.0), (trial.Generation!.Value, trial.Attempt!.Value, trial.JobName, trial.Seconds!.Value, trial.BillableSeconds!.Value));
        Assert.Equal(0.9, trial.Values!["accuracy"]);
        Assert.Equal("100", trial.Hyperparameters!["batch_size"]);
    }

    [Fact]
    public async Task A_trial_that_is_launched_again_waits_and_then_runs_its_second_attempt()
    {
        await _model.HappenAsync(_happen.Proposed(0), _happen.Started(0), _happen.Ended(0, willRetry: true));
        var waiting = await Trial(0);

        await _model.HappenAsync(_happen.Started(0, attempt: 2));
        var running = await Trial(0);
        await _model.HappenAsync(_happen.Ended(0, attempt: 2), _happen.Measured(0, 0.5, attempt: 2));
        var measured = await Trial(0);

        Assert.Equal((TrialStatus.Proposed, "Machine lost"), (waiting.Status, waiting.Reason));
        Assert.Equal((TrialStatus.Running, 2, "mnist-1-0-2"), (running.Status, running.Attempt!.Value, running.JobName));
        Assert.Equal((TrialStatus.Measured, null, 20.0, 14.0), (measured.Status, measured.Reason, measured.Seconds!.Value, measured.BillableSeconds!.Value));
    }

    [Fact]
    public async Task A_trial_without_fitness_says_why()
    {
        await _model.HappenAsync(_happen.Proposed(0), _happen.Unavailable(0));

        var trial = await Trial(0);
        Assert.Equal((TrialStatus.Unavailable, FailureClass.NoMetric), (trial.Status, trial.FailureClass!.Value));
        Assert.Contains("No line", trial.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_in_any_order_and_twice_give_the_same_picture()
    {
        var events = WholeStudy().ToArray();
        var expected = await Picture(events);

        for (var seed = 0; seed < 25; seed++)
        {
            var shuffled = events.Concat(events).ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(expected, await Picture(shuffled));
        }
    }

    [Fact]
    public async Task Events_at_the_same_time_lose_nothing()
    {
        await Task.WhenAll(WholeStudy().Select(message => Task.Run(() => Happenings.Handle(_model.Events, message))));

        var expected = await Picture(WholeStudy());
        Assert.Equal(expected, await Picture(_model.Reads));
    }

    [Fact]
    public async Task An_event_about_an_unknown_study_makes_a_stub_that_the_acceptance_completes()
    {
        await _model.HappenAsync(_happen.Proposed(0));
        var stub = (await _model.Reads.GetStudyAsync(Study, CancellationToken.None))!;
        await _model.HappenAsync(Accepted);
        var study = (await _model.Reads.GetStudyAsync(Study, CancellationToken.None))!;

        Assert.Equal((StudyStatus.Running, null, null), (stub.Status, stub.Name, stub.Study));
        Assert.Equal((StudyStatus.Running, "MNIST ga", 30), (study.Status, study.Name, study.MaxTrials!.Value));
    }

    [Fact]
    public async Task The_status_never_goes_back()
    {
        await _model.HappenAsync(Accepted, _happen.Proposed(0), _happen.Cancelled(), _happen.Proposed(1), _happen.Improved(1, 0.9, 1), Accepted);

        var study = (await _model.Reads.GetStudyAsync(Study, CancellationToken.None))!;
        Assert.Equal((StudyStatus.Cancelled, "Enough.", null), (study.Status, study.Cause, study.Incumbent));
    }

    [Fact]
    public async Task An_older_incumbent_does_not_replace_a_newer_one()
    {
        await _model.HappenAsync(_happen.Improved(7, 0.9, settled: 8), _happen.Improved(3, 0.8, settled: 4));

        Assert.Equal(7, (await _model.Reads.GetStudyAsync(Study, CancellationToken.None))!.Incumbent!.Trial);
    }

    [Fact]
    public async Task Counts_tell_where_trials_are()
    {
        await _model.HappenAsync(_happen.Proposed(0), _happen.Proposed(1), _happen.Started(1), _happen.Proposed(2), _happen.Measured(2, 0.5), _happen.Proposed(3), _happen.Unavailable(3));

        Assert.Equal(new StudyCounts(4, 1, 1, 1), (await _model.Reads.GetStudyAsync(Study, CancellationToken.None))!.Counts);
    }

    [Fact]
    public async Task A_curve_keeps_its_latest_thousand_points_in_order()
    {
        var steps = Enumerable.Range(1, 1_050).ToArray();
        new Random(1).Shuffle(steps);
        await _model.HappenAsync(_happen.Proposed(0));
        await _model.HappenAsync([.. steps.Select(step => _happen.Observed(0, step)), _happen.Observed(0, 1), _happen.Observed(0, 1_050)]);

        Assert.Equal(Enumerable.Range(51, 1_000), (await Trial(0)).Curve!.Select(point => point.Step));
    }

    [Fact]
    public async Task The_study_document_is_not_written_again_for_every_trial()
    {
        await _model.HappenAsync(Accepted, _happen.Proposed(0));
        var before = (await _model.Documents.Studies.FindAsync(Study, CancellationToken.None))!.Version;

        await _model.HappenAsync([.. Enumerable.Range(0, 20).SelectMany(trial => new object[] { _happen.Proposed(trial), _happen.Started(trial), _happen.Measured(trial, 0.5) })]);

        Assert.Equal(before, (await _model.Documents.Studies.FindAsync(Study, CancellationToken.None))!.Version);
    }

    [Fact]
    public async Task A_repeated_event_writes_nothing()
    {
        object[] events = [_happen.Proposed(0), _happen.Started(0), _happen.Observed(0, 1), _happen.Ended(0), _happen.Measured(0, 0.5)];
        await _model.HappenAsync(events);
        var before = (await _model.Documents.Trials.FindAsync(TrialDocument.IdOf(Study, 0), CancellationToken.None))!.Version;

        await _model.HappenAsync(events);

        Assert.Equal(before, (await _model.Documents.Trials.FindAsync(TrialDocument.IdOf(Study, 0), CancellationToken.None))!.Version);
    }

    [Fact]
    public async Task Replicas_that_take_turns_lose_nothing_of_each_other()
    {
        var store = new InMemoryDocumentStore();
        ReadModelEvents[] replicas = [.. Enumerable.Range(0, 2).Select(_ => new ReadModelEvents(new GatewayDocuments(store), new FakeTimeProvider()))];

        foreach (var (turn, message) in WholeStudy().Index())
        {
            await Happenings.Handle(replicas[turn % 2], message);
        }

        Assert.Equal(await Picture(WholeStudy()), await Picture(new StudyReads(new GatewayDocuments(store), TimeProvider.System)));
    }

    [Fact]
    public async Task A_report_brings_back_a_trial_that_was_lost_from_the_store()
    {
        await _model.HappenAsync(_happen.Proposed(0), _happen.Measured(0, 0.5));
        var lost = (await _model.Documents.Trials.FindAsync(TrialDocument.IdOf(Study, 0), CancellationToken.None))!;
        await _model.Documents.Trials.DeleteAsync(TrialDocument.IdOf(Study, 0), lost.Version, CancellationToken.None);

        await _model.HappenAsync(new TrialReported
        {
            StudyId = Study,
            Trial = 0,
            Generation = 0,
            Hyperparameters = _happen.Proposed(0).Hyperparameters,
            Objectives = _happen.Proposed(0).Objectives,
            Measured = _happen.Measured(0, 0.5),
        });

        Assert.Equal(TrialStatus.Measured, (await Trial(0)).Status);
    }

    private IEnumerable<object> WholeStudy() =>
    [
        Accepted,
        _happen.Proposed(0), _happen.Started(0), _happen.Observed(0, 1), _happen.Observed(0, 1, "loss"), _happen.Observed(0, 2), _happen.Ended(0), _happen.Measured(0, 0.7),
        _happen.Improved(0, 0.7, settled: 1),
        _happen.Proposed(1), _happen.Started(1), _happen.Ended(1, willRetry: true), _happen.Started(1, attempt: 2), _happen.Observed(1, 1, attempt: 2), _happen.Ended(1, attempt: 2),
        _happen.Measured(1, 0.8, attempt: 2), _happen.Improved(1, 0.8, settled: 2),
        _happen.Proposed(2), _happen.Started(2), _happen.Ended(2), _happen.Unavailable(2),
        _happen.Completed(1, 0.8, settled: 3),
    ];

    private static async Task<string> Picture(IEnumerable<object> messages)
    {
        var documents = new GatewayDocuments(new InMemoryDocumentStore());
        var events = new ReadModelEvents(documents, new FakeTimeProvider());
        foreach (var message in messages)
        {
            await Happenings.Handle(events, message);
        }

        return await Picture(new StudyReads(documents, TimeProvider.System));
    }

    private static async Task<string> Picture(StudyReads reads)
    {
        var study = (await reads.GetStudyAsync(Study, CancellationToken.None))!;
        var order = TrialOrder.Parse("fitness", study.Objectives, out _)!;
        var sorted = (await reads.GetTrialsAsync(Study, order, new PageRequest(), CancellationToken.None)).Items;
        var detailed = new List<TrialView>();
        foreach (var trial in sorted)
        {
            detailed.Add((await reads.GetTrialAsync(Study, trial.Trial, CancellationToken.None))!);
        }

        return JsonSerializer.Serialize(new { study, detailed }, HpoJson.Options);
    }

    private async Task<TrialView> Trial(int trial) => (await _model.Reads.GetTrialAsync(Study, trial, CancellationToken.None))!;
}
