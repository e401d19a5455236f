using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Gateway;

/// <summary>Steers studies: cancel, pause, resume, and repair of what the gateway shows.</summary>
internal static class ControlRoutes
{
    public static Task<IResult> CancelAsync(string id, HttpRequest request, StudyCancellation cancellation, CancellationToken ct) =>
        WithBodyAsync(request, async body => await cancellation.CancelAsync(id, body.Reason, ct) is { } status
            ? Answer.Json(new { StudyId = id, Status = status }, status.IsEnded() ? StatusCodes.Status200OK : StatusCodes.Status202Accepted)
            : Answer.NoSuchStudy(id), ct);

    public static Task<IResult> PauseAsync(string id, HttpRequest request, StudyPausing pausing, CancellationToken ct) =>
        WithBodyAsync(request, async body => Asked(id, "paused", await pausing.PauseAsync(id, body.Reason, body.StopJobs, ct)), ct);

    public static Task<IResult> ResumeAsync(string id, HttpRequest request, StudyPausing pausing, CancellationToken ct) =>
        WithBodyAsync(request, async _ => Asked(id, "resumed", await pausing.ResumeAsync(id, ct)), ct);

    public static Task<IResult> RepairAsync(HttpRequest request, IMessagePublisher publisher, CancellationToken ct) =>
        WithBodyAsync(request, async body =>
        {
            // Not kept first: a repair that was not asked for is asked for again.
            await publisher.PublishAsync(new ReportStudies { StudyId = body.StudyId }, ct);
            return Answer.Json(new { body.StudyId }, StatusCodes.Status202Accepted);
        }, ct);

    private static async Task<IResult> WithBodyAsync(HttpRequest request, Func<ControlBody, Task<IResult>> answer, CancellationToken ct)
    {
        var (body, refusal) = await ControlBody.ReadAsync(request, ct);
        return refusal ?? await answer(body);
    }

    private static IResult Asked(string id, string done, StudyStatus? status) => status switch
    {
        null => Answer.NoSuchStudy(id),
        >= StudyStatus.Stopping and { } late => Answer.Problem(
            StatusCodes.Status409Conflict,
            $"The study cannot be {done}",
            $"Study '{id}' is {late.ToString().ToLowerInvariant()}. Only a study that has not ended can be {done}; submit it anew under another id."),
        { } current => Answer.Json(new { StudyId = id, Status = current }, StatusCodes.Status202Accepted),
    };
}
