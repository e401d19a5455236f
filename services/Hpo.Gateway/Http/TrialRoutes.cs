using System.Text;

namespace Hpo.Gateway;

/// <summary>Lists, shows and exports trials.</summary>
internal static class TrialRoutes
{
    public static async Task<IResult> ListAsync(
        string id, HttpRequest request, StudyReads reads, string? sort, string? page, string? limit, string? format, string? first, CancellationToken ct)
    {
        if (await reads.FindAsync(id, ct) is not { Document: { Study: var study } })
        {
            return Answer.NoSuchStudy(id);
        }

        if (TrialOrder.Parse(sort, study?.Objectives, out var wrongSort) is not { } order)
        {
            return Answer.WrongQuery("sort", wrongSort ?? "");
        }

        if (PageQuery.Read(page, limit, out var wrongLimit) is not { } which)
        {
            return Answer.WrongQuery("limit", wrongLimit);
        }

        var export = ExportQuery.Format(request, format, out var wrongFormat);
        var most = ExportQuery.First(first, out var wrongFirst);
        return wrongFormat.Length > 0 ? Answer.WrongQuery("format", wrongFormat)
            : wrongFirst.Length > 0 ? Answer.WrongQuery("first", wrongFirst)
            : export is { } wanted ? Results.Stream(body => ExportAsync(body, new TrialExport(reads), wanted, id, order, most, ct), $"{TrialExport.MediaType(wanted)}; charset=utf-8")
            : await PageQuery.AnswerAsync(() => reads.GetTrialsAsync(id, order, which, ct));
    }

    public static async Task<IResult> GetAsync(string id, int trial, StudyReads reads, CancellationToken ct) =>
        await reads.GetTrialAsync(id, trial, ct) is { } found
            ? Answer.Json(found)
            : Answer.Problem(StatusCodes.Status404NotFound, "No such trial", $"Study '{id}' has no trial {trial}. GET /api/studies/{id}/trials lists all.");

    private static async Task ExportAsync(Stream body, TrialExport export, TrialFormat format, string id, TrialOrder order, int? most, CancellationToken ct)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await export.WriteAsync(writer, format, id, order, most, ct);
    }
}
