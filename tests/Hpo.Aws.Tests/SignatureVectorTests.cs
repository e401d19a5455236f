using System.Text;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>The tests' own signer against the example signatures that AWS published for Signature Version 4: it may judge the clients then.</summary>
public sealed class SignatureVectorTests
{
    [Theory]
    [InlineData("GET", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void The_published_signatures_come_out(string method, string signature)
    {
        var headers = new Dictionary<string, string>
        {
            ["host"] = "example.amazonaws.com",
            ["x-amz-date"] = "20150830T123600Z",
            ["authorization"] = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + signature,
        };

        Assert.Equal(signature, SignatureV4.Of(new CapturedRequest(method, "/", headers, []), Some.SecretKey));
    }

    [Fact]
    public void A_changed_body_changes_the_signature()
    {
        var headers = new Dictionary<string, string>
        {
            ["host"] = "h",
            ["x-amz-date"] = "20150830T123600Z",
            ["authorization"] = "AWS4-HMAC-SHA256 Credential=A/20150830/eu-west-1/sagemaker/aws4_request, SignedHeaders=host;x-amz-date, Signature=x",
        };

        Assert.NotEqual(
            SignatureV4.Of(new CapturedRequest("POST", "/", headers, Encoding.UTF8.GetBytes("{}")), Some.SecretKey),
            SignatureV4.Of(new CapturedRequest("POST", "/", headers, Encoding.UTF8.GetBytes("{ }")), Some.SecretKey));
    }
}
