using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Tries metric definitions on pasted log lines.</summary>
internal static class MetricTestRoutes
{
    public static async Task<IResult> TestAsync(HttpRequest request, CancellationToken ct)
    {
        var (body, refusal) = await JsonBody.ReadAsync(request, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        if (Read(body, out var mistake) is not { } trial)
        {
            return Answer.Invalid("request", [new Problem("", mistake)]);
        }

        var problems = MetricTest.Problems(trial);
        return problems.Count > 0 ? Answer.Invalid("request", problems) : Answer.Json(new { Lines = MetricTest.Run(trial, ct) });
    }

    private static MetricTest.Request? Read(JsonElement body, out string mistake)
    {
        mistake = """Send { "metrics": [ { "name": "…", "regex": "…" } ], "lines": [ "…" ] }.""";
        try
        {
            return body.Deserialize<MetricTest.Request>(HpoJson.Options);
        }
        catch (JsonException error)
        {
            mistake = $"{error.Message.Split(" Path:", 2)[0]} {mistake}";
            return null;
        }
    }
}
