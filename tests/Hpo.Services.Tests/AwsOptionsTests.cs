using Hpo.Aws;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hpo.Services.Tests;

public sealed class AwsOptionsTests
{
    [Fact]
    public void Every_wrong_setting_is_named()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Aws:ServiceUrl"] = "localhost:4580",
            ["Aws:Timeout"] = "00:00:00",
            ["Aws:MaxErrorRetry"] = "-1",
        }).Build();
        using var services = new ServiceCollection().AddHpoAws(configuration).BuildServiceProvider();

        var wrong = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<AwsOptions>>().Value);

        Assert.Equal(["Aws:ServiceUrl", "Aws:Timeout", "Aws:MaxErrorRetry"], wrong.Failures.Select(failure => failure.Split(' ')[0]));
    }
}
