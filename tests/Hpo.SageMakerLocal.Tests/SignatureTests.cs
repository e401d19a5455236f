using Amazon.Runtime;
using Amazon.SageMaker;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>With a shared secret the endpoint serves only who signs with it. Our client, whose signatures are proven elsewhere, is the signer.</summary>
public sealed class SignatureTests
{
    private const string Id = "AKIDLOCAL";
    private const string Secret = "a secret/of+this machine";

    [Fact]
    public async Task A_request_signed_with_the_secret_is_served()
    {
        await using var local = await StartAsync();

        Assert.Null(await ErrorAsync(local, Id, Secret));
    }

    [Theory]
    [InlineData("AKIDOTHER", Secret, "UnrecognizedClientException")]
    [InlineData(Id, "another secret", "InvalidSignatureException")]
    public async Task A_request_signed_by_somebody_else_is_refused(string id, string secret, string code)
    {
        await using var local = await StartAsync();

        Assert.Equal(code, await ErrorAsync(local, id, secret));
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused_and_does_nothing()
    {
        await using var local = await StartAsync();

        var reply = await local.CreateAsync("job", "benchmark/branin2");
        var jobs = await local.LocalAsync("/_local/jobs");

        Assert.Equal((403, "MissingAuthenticationTokenException"), (reply.Status, reply.Error));
        Assert.Empty(jobs.AsArray());
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDLOCAL")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDLOCAL/20260101/eu-west-1/sagemaker/aws4_request, SignedHeaders=host, Signature=00")]
    public async Task A_header_that_says_too_little_is_refused(string authorization)
    {
        await using var local = await StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, local.Url) { Content = new StringContent("{}"), Headers = { { "X-Amz-Target", "SageMaker.ListTrainingJobs" } } };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await http.SendAsync(request);

        Assert.Contains("IncompleteSignatureException", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_request_is_refused()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch); // any request of today is half a century off
        await using var local = await StartAsync(clock);

        Assert.Equal("InvalidSignatureException", await ErrorAsync(local, Id, Secret));
    }

    [Theory]
    [InlineData(Id, null)]
    [InlineData(null, Secret)]
    public async Task Half_a_pair_of_keys_is_no_configuration(string? id, string? secret)
    {
        await using var local = LocalEndpoint.Prepare();

        var error = await Assert.ThrowsAsync<LocalConfigurationException>(() => SageMakerLocalServer.StartAsync(
            new SageMakerLocalOptions { DataDirectory = local.Data, AccessKeyId = id, SecretAccessKey = secret }, CancellationToken.None));

        Assert.Contains("belong together", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_on_the_command_line_is_refused_without_being_repeated()
    {
        var error = Assert.Throws<LocalConfigurationException>(() => StandaloneSettings.Read([$"--SageMakerLocal:SecretAccessKey={Secret}"]));

        Assert.Contains("HPO__SageMakerLocal__SecretAccessKey", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
    }

    private static Task<LocalEndpoint> StartAsync(TimeProvider? clock = null) =>
        LocalEndpoint.StartAsync(o => o with { AccessKeyId = Id, SecretAccessKey = Secret, Clock = clock ?? TimeProvider.System });

    private static async Task<string?> ErrorAsync(LocalEndpoint local, string id, string secret)
    {
        using var client = new AmazonSageMakerClient(
            new BasicAWSCredentials(id, secret), new AmazonSageMakerConfig { ServiceURL = local.Url.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
        try
        {
            await client.ListTrainingJobsAsync(new());
            return null;
        }
        catch (AmazonSageMakerException error)
        {
            return error.ErrorCode;
        }
    }
}
