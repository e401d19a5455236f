using Hpo.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Hpo.Deployment.Tests;

public sealed class HealthProbeTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 0)]
    [InlineData(HealthStatus.Degraded, 1)]
    [InlineData(HealthStatus.Unhealthy, 1)]
    public async Task The_probe_ends_with_what_the_service_answers(HealthStatus status, int exitCode)
    {
        await using var service = await StartAsync(status);

        Assert.Equal(exitCode, await HealthProbe.RunAsync(Settings("urls", service.Urls.Single())));
    }

    [Fact]
    public async Task The_probe_fails_where_nothing_listens()
    {
        var service = await StartAsync(HealthStatus.Healthy);
        var url = service.Urls.Single();
        await service.DisposeAsync();

        Assert.Equal(1, await HealthProbe.RunAsync(Settings("urls", url)));
    }

    [Theory]
    [InlineData("urls", "http://+:8080", "http://localhost:8080/health/ready")]
    [InlineData("urls", "http://*:81;https://*:82", "http://localhost:81/health/ready")]
    [InlineData("urls", "http://0.0.0.0:8080", "http://localhost:8080/health/ready")]
    [InlineData("urls", "http://[::]:8080", "http://localhost:8080/health/ready")]
    [InlineData("urls", "http://127.0.0.1:8081", "http://127.0.0.1:8081/health/ready")]
    [InlineData("http_ports", "8082;8083", "http://localhost:8082/health/ready")]
    [InlineData("nothing", "", "http://localhost:5000/health/ready")]
    public void The_probe_asks_the_first_address_of_the_service_on_this_machine(string key, string value, string asked) =>
        Assert.Equal(asked, HealthProbe.ReadyUrl(Settings(key, value)).AbsoluteUri);

    [Fact]
    public void A_service_serves_unless_it_is_called_to_ask()
    {
        Assert.True(HealthProbe.IsAskedFor(["--health"]));
        Assert.False(HealthProbe.IsAskedFor([]));
        Assert.False(HealthProbe.IsAskedFor(["--urls", "http://127.0.0.1:8080"]));
    }

    private static IConfiguration Settings(string key, string value) => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();

    private static async Task<WebApplication> StartAsync(HealthStatus status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHealthChecks().AddCheck("anything", () => new HealthCheckResult(status), tags: [Health.Ready]);
        var app = builder.Build();
        app.MapHpoDefaults();
        await app.StartAsync();
        return app;
    }
}
