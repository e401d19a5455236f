using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization.Validation;

namespace Hpo.Gateway;

/// <summary>Tries metric definitions on pasted log lines, or on the log of a training job.</summary>
internal static class MetricTestRoutes
{
    // The metrics service gives up on a long log before that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    public static async Task<IResult> TestAsync(HttpRequest request, IMetricRequests metrics, CancellationToken ct)
    {
        var (body, refusal) = await JsonBody.ReadAsync(request, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        var (test, problems) = MetricTestReader.Read(body);
        return test is null ? Answer.Invalid("request", problems)
            : test.Job is { } job ? await OnJobAsync(test, job, metrics, ct)
            : Answer.Json(MetricLines.Try(test, ct));
    }

    private static async Task<IResult> OnJobAsync(MetricTest test, string job, IMetricRequests metrics, CancellationToken ct)
    {
        try
        {
            var request = new TestMetrics { JobName = job, Metrics = test.Metrics, Objectives = test.Objectives, OutputUri = test.OutputUri };
            return Answer.Json(await metrics.TestAsync(request, Patience, ct));
        }
        catch (TimeoutException error)
        {
            return Answer.Problem(StatusCodes.Status503ServiceUnavailable, "The metrics service does not answer", $"{error.Message} Try again when it runs.");
        }
    }
}
