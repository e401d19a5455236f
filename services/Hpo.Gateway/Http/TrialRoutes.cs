using System.Text;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Lists and shows trials.</summary>
internal static class TrialRoutes
{
    private const string Csv = "text/csv";

    public static async Task<IResult> ListAsync(string id, HttpRequest request, StudyReads reads, string? sort, string? page, string? limit, CancellationToken ct)
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

        return request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase))
            ? Results.Stream(body => WriteCsvAsync(body, study, reads.AllTrialsAsync(id, order, ct), ct), $"{Csv}; charset=utf-8")
            : await PageQuery.AnswerAsync(() => reads.GetTrialsAsync(id, order, which, ct));
    }

    public static async Task<IResult> GetAsync(string id, int trial, StudyReads reads, CancellationToken ct) =>
        await reads.GetTrialAsync(id, trial, ct) is { } found
            ? Answer.Json(found)
            : Answer.Problem(StatusCodes.Status404NotFound, "No such trial", $"Study '{id}' has no trial {trial}. GET /api/studies/{id}/trials lists all.");

    private static async Task WriteCsvAsync(Stream body, Study? study, IAsyncEnumerable<TrialView> trials, CancellationToken ct)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await TrialCsv.WriteAsync(writer, study, trials, isRanked: false, ct);
    }
}
