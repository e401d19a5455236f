using System.Security.Cryptography;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Submits, lists and shows studies.</summary>
internal static class StudyRoutes
{
    private const string IdempotencyKey = "Idempotency-Key";

    public static async Task<IResult> SubmitAsync(HttpContext context, StudySubmission submission, string? id, CancellationToken ct)
    {
        var (body, refusal) = await JsonBody.ReadAsync(context.Request, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        var key = context.Request.Headers[IdempotencyKey].ToString();
        var uniqueness = key.Length > 0 ? key : RandomNumberGenerator.GetHexString(32);
        var result = await submission.SubmitAsync(new SubmitStudy { StudyId = id, Study = body }, uniqueness, ct);
        if (result.Accepted is { } accepted)
        {
            context.Response.Headers.Location = $"/api/studies/{accepted.StudyId}";
            return Answer.Json(new { accepted.StudyId }, StatusCodes.Status201Created);
        }

        return result.Conflict
            ? Answer.Problem(StatusCodes.Status409Conflict, "The study id is taken", result.Problems[0].Message, result.Problems)
            : Answer.Invalid("study", result.Problems);
    }

    public static async Task<IResult> ListAsync(StudyReads reads, string? status, string? parent, string? page, string? limit, CancellationToken ct)
    {
        if (PageQuery.Read(page, limit, out var wrongLimit) is not { } request)
        {
            return Answer.WrongQuery("limit", wrongLimit);
        }

        if (PageQuery.Status(status, out var wrongStatus) is var wanted && wrongStatus is not null)
        {
            return Answer.WrongQuery("status", wrongStatus);
        }

        return await PageQuery.AnswerAsync(() => reads.ListStudiesAsync(wanted, parent, request, ct));
    }

    public static async Task<IResult> GetAsync(string id, StudyReads reads, CancellationToken ct) =>
        await reads.GetStudyAsync(id, ct) is { } study ? Answer.Json(study) : Answer.NoSuchStudy(id);
}
