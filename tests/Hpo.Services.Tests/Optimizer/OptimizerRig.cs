using System.Globalization;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Optimizer;
using Hpo.Optimizer.Studies;
using Hpo.Storage;
using Hpo.TestKit;
using Hpo.TestKit.Messaging;
using Hpo.TestKit.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Optimizer;

/// <summary>The optimizer service without bus and host: processes on common documents, a recording publisher, and time that the test lets pass.</summary>
internal sealed class OptimizerRig : IDisposable
{
    public const string StudyId = "some-study-1";

    private readonly List<StudyKeeper> _processes = [];
    private readonly InMemoryDocumentStore _documents = new();

    public OptimizerRig()
    {
        Published.BeforePublish = _ => Interrupt();
        Published.AfterPublish = _ => Interrupt();
        Store = new StudyStore(_documents);
    }

    /// <summary>Runs before and after each write, read and publish of every process.</summary>
    public Func<Task> Interrupt { get; set; } = () => Task.CompletedTask;

    public OptimizerCatalog Catalog { get; init; } = OptimizerCatalog.BuiltIn;

    public FakeTimeProvider Clock { get; } = new(Some.Time);

    public RecordingPublisher Published { get; } = new();

    /// <summary>The documents, undisturbed.</summary>
    public StudyStore Store { get; }

    /// <summary>A further process of the service.</summary>
    public StudyKeeper Process()
    {
        var keeper = With(Catalog);
        _processes.Add(keeper);
        return keeper;
    }

    /// <summary>A process that knows only these optimizers.</summary>
    public StudyKeeper With(OptimizerCatalog catalog)
    {
        var store = ProcessStore();
        return new(
            store,
            new StudyTurn(store, catalog, Published, Clock, NullLogger<StudyTurn>.Instance),
            catalog,
            Published,
            Clock,
            NullLogger<StudyKeeper>.Instance);
    }

    /// <summary>Answers requests for reports.</summary>
    public StudyReporter Reporter() => new(ProcessStore(), Published);

    public StudySweeper Sweeper(StudyKeeper keeper) =>
        new(ProcessStore(), keeper, Options.Create(new OptimizerOptions()), Clock, NullLogger<StudySweeper>.Instance);

    /// <summary>Runs the sweeper of a process, second by second, until the condition holds.</summary>
    public async Task SweepUntilAsync(StudyKeeper keeper, Func<bool> condition)
    {
        using var sweeper = Sweeper(keeper);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await sweeper.StartAsync(deadline.Token);
        while (!condition())
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), deadline.Token);
        }

        await sweeper.StopAsync(deadline.Token);
    }

    public async Task<StudyDocument> StudyAsync() =>
        (await Store.Studies.FindAsync(StudyId, CancellationToken.None))?.Document ?? throw new InvalidOperationException("No study is stored.");

    public async Task<IReadOnlyList<SettledTrial>> TrialsAsync() =>
        [.. (await Store.Trials.QueryAsync(new DocumentQuery { OrderBy = [new("order")], Limit = 1000 }, CancellationToken.None)).Items.Select(t => t.Document)];

    /// <summary>Proposals by trial; a trial that was proposed with two configurations fails the test.</summary>
    public IReadOnlyList<string> Proposals()
    {
        var proposals = Published.DistinctOf<CandidateProposed>().OrderBy(p => p.Trial).ToList();
        Assert.Equal(Enumerable.Range(0, proposals.Count), proposals.Select(p => p.Trial));
        return [.. proposals.Select(p => OutgoingMessage.Of(p).Body.GetRawText())];
    }

    /// <summary>A fitness that differs from trial to trial and is best for the 7th.</summary>
    public static double Loss(int trial) => Math.Abs(trial - 6.3);

    public static FitnessMeasured Measured(int trial) =>
        new() { StudyId = StudyId, Trial = trial, Attempt = 1, Values = new Dictionary<string, double> { ["loss"] = Loss(trial) } };

    public void Dispose() => _processes.ForEach(process => process.Dispose());

    private StudyStore ProcessStore() => new(new InterruptedStore(_documents, () => Interrupt()));
}

internal static class StudyKeeperDelivery
{
    /// <summary>Hands a message to the process, as its consumers do.</summary>
    public static Task DeliverAsync(this StudyKeeper keeper, object message) => message switch
    {
        StudyAccepted accepted => keeper.BeginAsync(accepted, CancellationToken.None),
        FitnessMeasured measured => keeper.RecordAsync(measured.StudyId, measured.Trial, Outcome.Of(measured), CancellationToken.None),
        FitnessUnavailable failed => keeper.RecordAsync(failed.StudyId, failed.Trial, Outcome.Of(failed), CancellationToken.None),
        CandidatesSuggested suggested => keeper.SuggestAsync(suggested, CancellationToken.None),
        PauseStudy pause => keeper.PauseAsync(pause, CancellationToken.None),
        ResumeStudy resume => keeper.ResumeAsync(resume.StudyId, CancellationToken.None),
        CancelStudy cancel => keeper.CancelAsync(cancel.StudyId, cancel.Reason, CancellationToken.None),
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The optimizer does not take {message}."), nameof(message)),
    };

    public static Task BeginAsync(this StudyKeeper keeper, Study study) => keeper.DeliverAsync(Some.Accepted(study, OptimizerRig.StudyId));

    public static Task MeasureAsync(this StudyKeeper keeper, int trial) => keeper.DeliverAsync(OptimizerRig.Measured(trial));

    public static Task FailAsync(this StudyKeeper keeper, int trial) =>
        keeper.RecordAsync(OptimizerRig.StudyId, trial, Outcome.Unavailable("the program crashed", FailureClass.Algorithm), CancellationToken.None);

    public static Task CancelAsync(this StudyKeeper keeper) =>
        keeper.DeliverAsync(new CancelStudy { StudyId = OptimizerRig.StudyId, Reason = "the user said so" });
}
