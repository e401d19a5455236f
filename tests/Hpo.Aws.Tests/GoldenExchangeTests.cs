using Amazon.Runtime;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>
/// The files in Golden/ hold every member the service model of each operation knows, also members that exclude one another:
/// they are about spelling, not about sense.
/// </summary>
public sealed class GoldenExchangeTests
{
    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Every_member_of_a_request_is_spelled_as_the_service_model_says(string name)
    {
        var operation = Operation.Named(name);
        var request = (AmazonWebServiceRequest)Poco.Read(operation.RequestType, operation.GoldenRequest());
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));

        await operation.InvokeAsync(aws, request);

        Assert.Empty(Poco.Unset(request));
        JsonAssert.Equal(operation.GoldenRequest(), Assert.Single(aws.Requests).Json);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Every_member_of_an_answer_is_read(string name)
    {
        var operation = Operation.Named(name);
        var golden = operation.GoldenResponse();
        await using var aws = await FakeAws.StartAsync(Answer.Ok(golden.ToJsonString()));

        var response = await operation.InvokeAsync(aws, (AmazonWebServiceRequest)Activator.CreateInstance(operation.RequestType)!);

        Assert.Empty(Poco.Unset(response));
        JsonAssert.Equal(operation.AsInCSharp(golden), Poco.Write(response));
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task The_headers_name_operation_protocol_and_version(string name)
    {
        var operation = Operation.Named(name);
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));

        var response = await operation.InvokeAsync(aws, (AmazonWebServiceRequest)Activator.CreateInstance(operation.RequestType)!);

        var request = Assert.Single(aws.Requests);
        Assert.Equal(("POST", "/"), (request.Method, request.Path));
        Assert.Equal(operation.Target, request.Headers["x-amz-target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["content-type"]);
        Assert.Equal(operation.ApiVersion, request.Headers["x-amz-api-version"]);
        Assert.Equal([Some.AccessKey, Some.Region, operation.Service, "aws4_request"], request.CredentialScope.Where((_, i) => i != 1));
        Assert.Equal("{}", request.Text);
        Assert.Equal(FakeAws.RequestId, response.ResponseMetadata.RequestId);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.HttpStatusCode);
    }
}
