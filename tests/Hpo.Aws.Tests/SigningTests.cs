using Amazon.Runtime;
using Amazon.SageMaker;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

public sealed class SigningTests
{
    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task The_signature_of_every_operation_is_the_one_the_standard_asks_for(string name)
    {
        var operation = Operation.Named(name);
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));

        await operation.InvokeAsync(aws, (AmazonWebServiceRequest)Poco.Read(operation.RequestType, operation.GoldenRequest()));

        var request = Assert.Single(aws.Requests);
        Assert.Equal(SignatureV4.Of(request, Some.SecretKey), request.Authorization("Signature"));
        Assert.Superset(
            new HashSet<string> { "host", "content-type", "x-amz-date", "x-amz-target", "x-amz-content-sha256" },
            request.Authorization("SignedHeaders").Split(';').ToHashSet());
    }

    [Fact]
    public async Task The_token_of_temporary_credentials_is_sent_and_signed()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        var config = new AmazonSageMakerConfig { ServiceURL = aws.Url, AuthenticationRegion = Some.Region };
        using var client = new AmazonSageMakerClient(Some.AccessKey, Some.SecretKey, "session/token==", config);

        await client.ListTrainingJobsAsync(new());

        var request = Assert.Single(aws.Requests);
        Assert.Equal("session/token==", request.Headers["x-amz-security-token"]);
        Assert.Contains("x-amz-security-token", request.Authorization("SignedHeaders").Split(';'));
        Assert.Equal(SignatureV4.Of(request, Some.SecretKey), request.Authorization("Signature"));
    }
}
