using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Hpo.Aws.Protocol;

/// <summary>Writes any request of a service as <c>POST /</c> with the operation in a header and the members as JSON.</summary>
internal sealed class JsonRpcMarshaller(JsonRpcService service, string operation) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private readonly string _target = $"{service.TargetPrefix}.{operation}";

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = JsonSerializer.SerializeToUtf8Bytes(input, input.GetType(), service.Json),
        };
        request.Headers["X-Amz-Target"] = _target;
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/x-amz-json-1.1";
        request.Headers[HeaderKeys.XAmzApiVersion] = service.ApiVersion;
        return request;
    }
}
