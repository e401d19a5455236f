using System.Runtime.CompilerServices;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Writes the trials of a study one after the other, however many there are.</summary>
/// <param name="reads">Where they are read from, page by page.</param>
public sealed class TrialExport(StudyReads reads)
{
    /// <summary>The media type of a format.</summary>
    /// <param name="format">The format.</param>
    public static string MediaType(TrialFormat format) => format == TrialFormat.Jsonl ? "application/x-ndjson" : "text/csv";

    /// <summary>Writes the trials of a study; only a header for an unknown one.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="format">How.</param>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="order">In which order.</param>
    /// <param name="most">How many at most; null for all.</param>
    /// <param name="ct">Ends the writing.</param>
    public async Task WriteAsync(TextWriter writer, TrialFormat format, string studyId, TrialOrder order, int? most, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var study = (await reads.FindAsync(studyId, ct))?.Document.Study;
        var trials = reads.AllTrialsAsync(studyId, order, ct).Take(most ?? int.MaxValue);
        switch (format)
        {
            case TrialFormat.Jsonl:
                await WriteLinesAsync(writer, WholeAsync(studyId, trials, ct), ct);
                break;
            case TrialFormat.Dataframe:
                await TrialFrame.WriteAsync(writer, study, trials, ct);
                break;
            default:
                await TrialCsv.WriteAsync(writer, study, trials, isRanked: false, ct);
                break;
        }
    }

    private static async Task WriteLinesAsync(TextWriter writer, IAsyncEnumerable<TrialView> trials, CancellationToken ct)
    {
        await foreach (var trial in trials.WithCancellation(ct))
        {
            await writer.WriteAsync($"{JsonSerializer.Serialize(trial, HpoJson.Options)}\n".AsMemory(), ct);
        }
    }

    private async IAsyncEnumerable<TrialView> WholeAsync(string studyId, IAsyncEnumerable<TrialView> trials, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var trial in trials.WithCancellation(ct))
        {
            yield return await reads.GetTrialAsync(studyId, trial.Trial, ct) ?? trial;
        }
    }
}
