using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Hpo.Aws.Protocol;

/// <summary>Reads the answer of an operation, or the error that came instead.</summary>
internal sealed class JsonRpcUnmarshaller<TResponse>(JsonRpcService service, IReadOnlyDictionary<string, ErrorFactory> errors)
    : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = new MemoryStream();
        input.Stream.CopyTo(body);

        // Operations without output answer with nothing at all, which is not JSON.
        return body.Length == 0
            ? new TResponse()
            : JsonSerializer.Deserialize<TResponse>(body.GetBuffer().AsSpan(0, (int)body.Length), service.Json) ?? new TResponse();
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;

        var create = error.Code is { } code ? errors.GetValueOrDefault(code, service.AnyError) : service.AnyError;
        return create(error);
    }
}
