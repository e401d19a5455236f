using System.Text.Json;
using Hpo.Cli.Local;
using Hpo.Cli.Progress;
using Hpo.Cli.Results;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Optimization.Validation;
using Hpo.Optimizer.Studies;
using Spectre.Console;

namespace Hpo.Cli.Commands;

/// <summary>Leads a local study to its end and shows it on the way; the same for a new study and one that goes on.</summary>
internal static class StudyRun
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ReadModelPatience = TimeSpan.FromSeconds(15);

    // The read model of a study of studies follows the jobs of all of them, and may be so far behind when it ends.
    private static readonly TimeSpan ReadModelPatiencePerInnerTrial = TimeSpan.FromMilliseconds(10);

    public static async Task<int> FollowAsync(StudyDirectory directory, StudyStart start, bool isResumed, ResultFormat format, Output output, CancellationToken ct)
    {
        try
        {
            await using var system = await LocalSystem.StartAsync(directory, start, ct);
            var progress = await BeginAsync(system, directory, start, output, ct);
            if (isResumed)
            {
                await system.Services.GetRequiredService<StudyPausing>().ResumeAsync(directory.StudyId, ct);
            }

            await WatchAsync(system, directory, progress, output, ct);
            if (progress.Pause is { } pause && progress.Ending is null)
            {
                output.SayProblem($"Study {directory.StudyId} is paused: {pause.Reason}");
                output.Say($"When the cause is gone, go on with: hpo resume {directory.StudyId}");
            }
            else
            {
                await ReadModelAsync(system, directory.StudyId, PatienceFor(start.Study), ct);
            }

            return await ConcludeAsync(system.Services.GetRequiredService<StudyReads>(), directory, format, output, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            output.Say($"Interrupted. Study {directory.StudyId} is kept; jobs that are running go on. Continue with: hpo resume {directory.StudyId}");
            return ExitCodes.Interrupted;
        }
    }

    private static async Task<StudyProgress> BeginAsync(LocalSystem system, StudyDirectory directory, StudyStart start, Output output, CancellationToken ct)
    {
        var progress = new StudyProgress(start.Study, TimeProvider.System.GetUtcNow(), await system.Services.GetRequiredService<OutcomeReplay>().PausesAsync(directory.StudyId, ct));
        await foreach (var trial in system.Services.GetRequiredService<StudyReads>().AllTrialsAsync(directory.StudyId, TrialOrder.ByNumber, ct))
        {
            if (trial.Status is TrialStatus.Measured or TrialStatus.Unavailable)
            {
                progress.Settle(trial.Trial, trial.Values, trial.Reason, trial.Seconds, trial.Hyperparameters);
            }
        }

        // What was chosen for a study is no part of it; the gateway chooses, and remembers.
        var study = start.Study with { Optimizer = start.Study.Optimizer with { Choice = null } };
        var submission = new SubmitStudy { StudyId = directory.StudyId, Study = JsonSerializer.SerializeToElement(study, HpoJson.Options) };
        var result = await system.Services.GetRequiredService<StudySubmission>().SubmitAsync(submission, directory.StudyId, ct);
        if (result.Accepted is not { Study.Optimizer: var optimizer } accepted)
        {
            throw new CliException(string.Join(Environment.NewLine, result.Problems));
        }

        output.Say(progress.Settled == 0
            ? $"Study {directory.StudyId}: {start.Study.Budget.MaxTrials} trials by {optimizer.EffectiveName}, {start.Study.Budget.MaxParallelTrials} at a time; log in {directory.Log}"
            : $"Study {directory.StudyId} goes on after {progress.Settled} of {start.Study.Budget.MaxTrials} trials");
        StudyNotes.Of(optimizer.Choice, accepted.Prior).ToList().ForEach(output.Say);
        if (accepted is { Prior: null, Study.WarmStart.TrainingJobs: not null })
        {
            output.Say("Past training jobs are looked for; the study starts when they are known.");
        }

        await system.Services.GetRequiredService<OutcomeReplay>().ReplayAsync(directory.StudyId, [], ct);
        return progress;
    }

    private static async Task WatchAsync(LocalSystem system, StudyDirectory directory, StudyProgress progress, Output output, CancellationToken ct)
    {
        if (!output.IsLive)
        {
            await PumpAsync(system, directory.StudyId, progress, new PlainProgress(output), output, ct);
            return;
        }

        var first = LiveProgress.Render(progress, directory.StudyId, TimeProvider.System.GetUtcNow());
        await output.Progress.Live(first).StartAsync(context =>
            PumpAsync(system, directory.StudyId, progress, new LiveProgress(context, directory.StudyId, TimeProvider.System), output, ct));
    }

    private static async Task PumpAsync(LocalSystem system, string studyId, StudyProgress progress, IProgressDisplay display, Output output, CancellationToken ct)
    {
        var outages = system.Services.GetRequiredService<Outages>();
        string? said = null;
        using var timer = new PeriodicTimer(RefreshInterval);
        while (!progress.IsOver)
        {
            while (progress.Ending is null && system.Feed.Messages.TryRead(out var message))
            {
                if (message is StudyAccepted { Prior: { Source: not null } prior, Study.WarmStart.TrainingJobs: not null } known && known.StudyId == studyId)
                {
                    StudyNotes.Of(choice: null, prior).ToList().ForEach(output.Say);
                }

                if (message is IStudyMessage about && about.StudyId == studyId && progress.Apply(message) is { } settled)
                {
                    display.TrialSettled(progress, settled);
                }
            }

            display.Refresh(progress);
            if (outages.Reason is { } reason && reason != said)
            {
                output.SayProblem($"The study waits: {reason}");
                said = reason;
            }

            if (!progress.IsOver)
            {
                await timer.WaitForNextTickAsync(ct);
            }
        }
    }

    // The table is read from the read model, which follows the bus; what it may have missed in a crash is said to it again.
    private static async Task ReadModelAsync(LocalSystem system, string studyId, TimeSpan longest, CancellationToken ct)
    {
        var reads = system.Services.GetRequiredService<StudyReads>();
        var replayed = false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(longest);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            for (var look = 1; !await IsCompleteAsync(reads, studyId, patience.Token); look++)
            {
                if (look == 50 && !replayed)
                {
                    replayed = true;
                    await system.Services.GetRequiredService<OutcomeReplay>().ReplayAsync(studyId, await MissingAsync(reads, studyId, patience.Token), patience.Token);
                }

                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The table then shows what is known; the study itself is complete.
            return;
        }
    }

    private static TimeSpan PatienceFor(Study study) =>
        ReadModelPatience + (ReadModelPatiencePerInnerTrial * InnerStudies.Jobs(study, StudyReader.InnerStudiesOf(study, OptimizerCatalog.BuiltIn)));

    private static async Task<bool> IsCompleteAsync(StudyReads reads, string studyId, CancellationToken ct) =>
        await reads.GetStudyAsync(studyId, ct) is { EndedAt: not null, Counts: var counts } && counts.Measured + counts.Unavailable == counts.Proposed;

    private static async Task<List<int>> MissingAsync(StudyReads reads, string studyId, CancellationToken ct) => await reads
        .AllTrialsAsync(studyId, TrialOrder.ByNumber, ct)
        .Where(trial => trial.Status is not (TrialStatus.Measured or TrialStatus.Unavailable))
        .Select(trial => trial.Trial)
        .ToListAsync(ct);

    private static async Task<int> ConcludeAsync(StudyReads reads, StudyDirectory directory, ResultFormat format, Output output, CancellationToken ct)
    {
        var results = await StudyResults.ReadAsync(reads, directory.StudyId, ct)
            ?? throw new CliException($"Study {directory.StudyId} has no results.", ExitCodes.Failed);
        await ResultWriter.WriteAsync(results, format, output, ct);
        return results.Study.Status == StudyStatus.Completed ? ExitCodes.Completed : ExitCodes.Failed;
    }
}
