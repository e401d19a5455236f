using Hpo.Trainer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hpo.Services.Tests.Trainer;

public sealed class TrainerOptionsTests
{
    [Fact]
    public void Without_settings_the_trainer_is_careful_with_aws()
    {
        var options = Read();

        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)), (options.MinPollInterval, options.MaxPollInterval));
        Assert.Equal((1, 5, 1, 1), (options.Limits.CreatePerSecond, options.Limits.DescribePerSecond, options.Limits.ListPerSecond, options.Limits.StopPerSecond));
    }

    [Fact]
    public void With_a_local_endpoint_it_is_fast()
    {
        var options = Read(("Aws:ServiceUrl", "http://127.0.0.1:9090"));

        Assert.Equal((TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(500)), (options.MinPollInterval, options.MaxPollInterval));
        Assert.Equal(0, options.Limits.CreatePerSecond);
    }

    [Fact]
    public void A_private_endpoint_of_aws_is_still_aws()
    {
        var options = Read(("Aws:ServiceUrl", "https://vpce-1-2.api.sagemaker.eu-central-1.vpce.amazonaws.com"));

        Assert.Equal(1, options.Limits.CreatePerSecond);
    }

    [Fact]
    public void Settings_override_the_defaults_of_either_place()
    {
        var options = Read(("Aws:ServiceUrl", "http://127.0.0.1:9090"), ("Trainer:MinPollInterval", "00:00:00.002"), ("Trainer:Limits:CreatePerSecond", "2.5"));

        Assert.Equal(TimeSpan.FromMilliseconds(2), options.MinPollInterval);
        Assert.Equal((2.5, 0), (options.Limits.CreatePerSecond, options.Limits.DescribePerSecond));
    }

    [Fact]
    public void Every_wrong_setting_is_named()
    {
        var problem = Assert.Throws<OptionsValidationException>(() => Read(
            ("Trainer:MinPollInterval", "00:00:00"), ("Trainer:MaxRetryDelay", "00:00:01"), ("Trainer:MaxConcurrentPolls", "0"),
            ("Trainer:Limits:ListPerSecond", "-1"), ("Trainer:Instance", " ")));

        Assert.Equal(5, problem.Failures.Count());
        Assert.Contains("Trainer:MinPollInterval must be longer than zero; it is 00:00:00.", problem.Failures);
        Assert.Contains("Trainer:MaxRetryDelay must not be shorter than Trainer:RetryDelay (00:00:02); it is 00:00:01.", problem.Failures);
    }

    [Fact]
    public void Trainers_of_one_machine_have_different_names()
    {
        Assert.NotEqual(Read().Instance, Read().Instance);
    }

    [Fact]
    public void An_address_that_is_none_is_refused()
    {
        var problem = Assert.Throws<OptionsValidationException>(() => Read(("Aws:ServiceUrl", "localhost:9090")));

        Assert.Contains("Aws:ServiceUrl", problem.Message, StringComparison.Ordinal);
    }

    private static TrainerOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
        using var services = new ServiceCollection().AddHpoTrainer(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<TrainerOptions>>().Value;
    }
}
