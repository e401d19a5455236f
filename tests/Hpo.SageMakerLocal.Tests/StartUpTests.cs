using System.Net;

namespace Hpo.SageMakerLocal.Tests;

public sealed class StartUpTests
{
    [Theory]
    [InlineData("{ \"images\": { \"a\": { } } }", "images.a.command must be an array")]
    [InlineData("{ \"images\": { \"a\": { \"command\": [] } } }", "images.a.command must be an array")]
    [InlineData("{ \"images\": { \"a\": { \"command\": [\"sh\", 1] } } }", "images.a.command[1] must be a string")]
    [InlineData("{ \"images\": { \"a\": { \"cmd\": [\"sh\"] } } }", "unknown field 'images.a.cmd'")]
    [InlineData("{ \"image\": { } }", "unknown field 'image'")]
    [InlineData("{ \"buckets\": { \"b\": 1 } }", "buckets.b must be a string")]
    [InlineData("[]", "the file must be an object")]
    [InlineData("{ \"images\": { \"a\": { \"script\": [] } } }", "images.a.script must be an array")]
    [InlineData("{ \"images\": { \"a\": { \"script\": [\"python3\"], \"command\": [\"sh\"] } } }", "images.a has both command and script")]
    [InlineData("{ \"fileSystems\": { \"fs-1\": 3 } }", "fileSystems.fs-1 must be a string")]
    [InlineData("{ \"images\": ", "is not JSON")]
    public async Task A_malformed_images_file_names_file_and_field(string json, string expected)
    {
        await using var local = LocalEndpoint.Prepare();
        await File.WriteAllTextAsync(local.ImagesFile, json);

        var error = await Assert.ThrowsAsync<LocalConfigurationException>(() => StartAsync(new SageMakerLocalOptions { DataDirectory = local.Data, ImagesFile = local.ImagesFile }));

        Assert.Contains("images.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_images_file_is_named()
    {
        await using var local = LocalEndpoint.Prepare();

        var error = await Assert.ThrowsAsync<LocalConfigurationException>(() =>
            StartAsync(new SageMakerLocalOptions { DataDirectory = local.Data, ImagesFile = Path.Combine(local.Root, "no.json") }));

        Assert.Contains("no.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_loopback_is_listened_on_unless_asked()
    {
        await using var local = LocalEndpoint.Prepare();
        var options = new SageMakerLocalOptions { DataDirectory = local.Data, Address = "0.0.0.0" };

        var error = await Assert.ThrowsAsync<LocalConfigurationException>(() => StartAsync(options));
        await using var allowed = await SageMakerLocalServer.StartAsync(options with { AllowRemote = true }, CancellationToken.None);

        Assert.Contains("AllowRemote", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        await using var local = await LocalEndpoint.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(local.Url, "/_local/jobs")) { Headers = { Host = "evil.example" } };

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Two_endpoints_cannot_share_a_data_directory()
    {
        await using var local = await LocalEndpoint.StartAsync();

        var error = await Assert.ThrowsAsync<LocalConfigurationException>(() => StartAsync(local.Options));

        Assert.Contains("another local endpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_reported()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await using var other = LocalEndpoint.Prepare();

        var error = await Assert.ThrowsAsync<LocalConfigurationException>(() =>
            StartAsync(new SageMakerLocalOptions { DataDirectory = other.Data, Port = local.Url.Port }));

        Assert.Contains($"{local.Url.Port}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--SageMakerLocal:DataDir=x", "Unknown setting SageMakerLocal:DataDir")]
    [InlineData("--SageMakerLocal:StopGrace=long", "SageMakerLocal:StopGrace 'long'")]
    [InlineData("--urls=https://127.0.0.1:1", "--urls")]
    public void A_wrong_setting_is_named(string argument, string expected)
    {
        var error = Assert.Throws<LocalConfigurationException>(() => StandaloneSettings.Read([argument]));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_standalone_defaults_are_loopback_and_port_4599()
    {
        var options = StandaloneSettings.Read([]);

        Assert.Equal(("127.0.0.1", 4599, true), (options.Address, options.Port, options.KillJobsOnExit));
    }

    private static Task<SageMakerLocalServer> StartAsync(SageMakerLocalOptions options) => SageMakerLocalServer.StartAsync(options, CancellationToken.None);
}
