using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerChecks;

/// <summary>What a service keeps of a study, or has lost: its memory and its cache of the history.</summary>
internal static class HistoryChecks
{
    private const int Trials = 50;
    private const int Many = 2000;
    private const int Part = 10;

    public static IEnumerable<OptimizerCheck> All =>
    [
        new("restart", "A process that never heard of a study takes it over in the middle: it asks for the history, or does without.", RestartAsync),
        new("restart-generational", "The same between two generations.", RestartGenerationalAsync),
        new("history-in-parts", "A history that comes in parts is asked for to its end, or done without.", PartsAsync),
        new("correction", "A fitness that comes late for a failed trial does not confuse it.", CorrectionAsync),
        new("large-history", $"A study of {Many} trials is taken over and led on, each answer in time and the memory within its limit.", LargeHistoryAsync),
    ];

    private static async Task RestartAsync(CheckContext context, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Narrow, OptimizerMode.Asynchronous, Trials));
        await study.RunAsync(CheckStudies.Valley(study), ct, Trials / 2);
        await MoveAsync(context, study.Next(), ct);
    }

    private static async Task RestartGenerationalAsync(CheckContext context, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Narrow, OptimizerMode.Generational, Trials));
        await study.RunAsync(CheckStudies.Valley(study), ct, Trials / 3);
        if (study.Next().Question is null)
        {
            context.Note("It bred the whole budget in one generation, so there was nothing to take over.");
            return;
        }

        await MoveAsync(context, study, ct);
    }

    private static async Task PartsAsync(CheckContext context, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Narrow, OptimizerMode.Asynchronous, Trials));
        await study.RunAsync(CheckStudies.Valley(study), ct, Trials / 2);
        study.Next().Dress = body =>
        {
            // As if more did not fit.
            for (var results = body["results"]!.AsArray(); results.Count > Part;)
            {
                results.RemoveAt(Part);
            }
        };
        await MoveAsync(context, study, ct);
    }

    // Under another id the service has kept nothing of it.
    private static async Task MoveAsync(CheckContext context, TestedStudy study, CancellationToken ct)
    {
        var moved = study.Fork(context.NextStudyId());
        await moved.RunAsync(CheckStudies.Valley(moved), ct);
        moved.ExpectSettled(Trials);
    }

    private static async Task CorrectionAsync(CheckContext context, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Narrow, OptimizerMode.Asynchronous, Trials));
        await study.RunAsync(CheckStudies.Troubled(study, trial => trial % 5 == 4), ct, Trials / 2);
        foreach (var failed in study.History.Settled.Where(trial => !trial.Outcome.IsMeasured).Take(2).ToList())
        {
            study.Correct(failed, CheckStudies.Measured(study.Problem, failed.Candidate.Configuration));
        }

        await study.RunAsync(CheckStudies.Valley(study), ct);
        study.ExpectSettled(Trials);
    }

    private static async Task LargeHistoryAsync(CheckContext context, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Bowl, OptimizerMode.Asynchronous, Many + 20)).After(Many, context.Chance(5));
        var before = context.Times.Count;
        await study.RunAsync(CheckStudies.Valley(study), ct, Many + 10);
        var moved = study.Fork(context.NextStudyId());
        await moved.RunAsync(CheckStudies.Valley(moved), ct);
        moved.ExpectSettled(Many + 20);
        var memory = moved.State.Memory is { ValueKind: not JsonValueKind.Undefined } kept ? JsonMarshal.GetRawUtf8Value(kept).Length : 0;
        context.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"With {Many} trials its memory has {memory} bytes (at most {RemoteRules.MemoryLimit}); the longest of {context.Times.Count - before} answers took {context.Times.Skip(before).Max().TotalMilliseconds:0.#} ms."));
    }
}
