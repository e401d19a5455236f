using System.Text.Json;
using System.Text.Json.Serialization;
using Hpo.SageMakerLocal.S3;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Http;

/// <summary>What AWS does not have: health, fault settings and an account of what was really done. JSON in camelCase.</summary>
internal sealed class LocalRoutes(JobStore store, LocalFaults faults, S3Objects objects)
{
    internal const string HealthPath = "/_local/health";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };

    public Task HandleAsync(HttpContext context) => (context.Request.Method, context.Request.Path.Value) switch
    {
        ("GET", HealthPath) => WriteAsync(context, 200, new { status = "ok" }),
        ("GET", "/_local/faults") => WriteAsync(context, 200, new { faults.Settings, faults.Calls, faults.Injected }),
        ("PUT", "/_local/faults") => PutFaultsAsync(context),
        ("GET", "/_local/jobs") => WriteAsync(context, 200, store.Audit()),
        ("GET", { } path) when !path.StartsWith("/_local/", StringComparison.Ordinal) && path.AsSpan().Count('/') > 1 => objects.SendAsync(context),
        _ => WriteAsync(context, 404, new { error = "Unknown route; known are GET /_local/health, GET and PUT /_local/faults, GET /_local/jobs, GET /bucket/key, and POST / with X-Amz-Target." }),
    };

    private async Task PutFaultsAsync(HttpContext context)
    {
        try
        {
            faults.Settings = await JsonSerializer.DeserializeAsync<FaultSettings>(context.Request.Body, Json, context.RequestAborted)
                ?? throw new JsonException("The body must be an object.");
            await WriteAsync(context, 200, new { faults.Settings, faults.Calls, faults.Injected });
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            await WriteAsync(context, 400, new { error = error.Message });
        }
    }

    private static Task WriteAsync<T>(HttpContext context, int status, T body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, Json, context.RequestAborted);
    }
}
