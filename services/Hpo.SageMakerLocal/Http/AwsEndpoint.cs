using System.Buffers;
using System.Text.Json;
using Hpo.SageMakerLocal.Faults;
using Hpo.SageMakerLocal.Model;

namespace Hpo.SageMakerLocal.Http;

/// <summary>JSON 1.1 over HTTP: one POST route, dispatched on X-Amz-Target; serves SageMaker and CloudWatch Logs on one port.</summary>
internal sealed class AwsEndpoint(
    IReadOnlyDictionary<string, Func<JsonElement, Answer>> operations, SignatureCheck? signatures, LocalFaults faults, RequestIds requestIds, Serilog.ILogger log)
{
    private const string ContentType = "application/x-amz-json-1.1";

    public async Task HandleAsync(HttpContext context)
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var operation = target[(target.LastIndexOf('.') + 1)..];
        context.Response.Headers["x-amzn-RequestId"] = requestIds.Next();
        var fault = faults.Decide(operation);
        var answer = fault switch
        {
            Fault.Throttle => AwsError.Throttled,
            Fault.Error => AwsError.Internal("Injected by the fault settings of the local endpoint."),
            _ => await PerformAsync(target, context),
        };
        if (fault == Fault.LostAnswer)
            context.Abort();
        else
            await WriteAsync(context, answer, target, truncated: fault == Fault.Truncate);
    }

    private async Task<Answer> PerformAsync(string target, HttpContext context)
    {
        if (!operations.TryGetValue(target, out var operation))
            return new AwsError("UnknownOperationException", $"The local endpoint does not know the operation '{target}'.");
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
            if (signatures?.Refusal(context.Request, bytes.Span) is { } unsigned)
                return unsigned;
            using var request = JsonDocument.Parse(bytes);
            if (request.RootElement.ValueKind != JsonValueKind.Object)
                return AwsError.Serialization("The request body must be a JSON object.");
            return RequestGate.Refusal(target, request.RootElement) is { } refusal ? refusal : operation(request.RootElement);
        }
        catch (JsonException error)
        {
            return AwsError.Serialization($"The request body is not JSON: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            log.Error(error, "{Operation} failed", target);
            return AwsError.Internal(error.Message);
        }
    }

    private static async Task WriteAsync(HttpContext context, Answer answer, string target, bool truncated)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            if (answer.Error is { } error)
                WriteError(writer, error, target);
            else if (answer.Body is { } write)
                Write(writer, write);
        }

        context.Response.StatusCode = answer.Error?.StatusCode ?? 200;
        context.Response.ContentType = ContentType;
        var bytes = truncated ? body.WrittenMemory[..(body.WrittenCount / 2)] : body.WrittenMemory;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter writer, Action<Utf8JsonWriter> members)
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    }

    /// <summary>The two services spell the member that carries the text differently.</summary>
    private static void WriteError(Utf8JsonWriter writer, AwsError error, string target) => Write(writer, w =>
    {
        w.WriteString("__type", error.Code);
        w.WriteString(target.StartsWith("Logs_", StringComparison.Ordinal) ? "message" : "Message", error.Message);
    });
}
