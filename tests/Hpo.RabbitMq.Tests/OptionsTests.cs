using Hpo.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hpo.RabbitMq.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData(null, "RabbitMq:Uri is not set")]
    [InlineData("not an address secret", "RabbitMq:Uri is not an amqp or amqps address")]
    [InlineData("http://user:secret@localhost/", "RabbitMq:Uri is not an amqp or amqps address")]
    [InlineData("amqp://user:secret@localhost/a/b", "RabbitMq:Uri names a virtual host with a slash")]
    public void An_unusable_broker_address_is_refused_without_showing_it(string? uri, string expected)
    {
        var refusal = Refusal(("RabbitMq:Uri", uri));

        Assert.Contains(expected, refusal, StringComparison.Ordinal);
        Assert.Contains("HPO__RabbitMq__Uri", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bus:Prefetch", "0")]
    [InlineData("Bus:Concurrency", "5000")]
    [InlineData("Bus:Queues:trainer:Prefetch", "0")]
    [InlineData("Bus:Queues:trainer:Concurrency", "1001")]
    [InlineData("Bus:PublishTimeout", "00:00:00")]
    [InlineData("Bus:Retry:Count", "-1")]
    [InlineData("Bus:Retry:First", "00:00:00")]
    [InlineData("Bus:Retry:Longest", "00:10:00")]
    public void An_impossible_setting_is_refused_by_name(string setting, string value) =>
        Assert.Contains(setting, Refusal(("Bus:Kind", "memory"), (setting, value)), StringComparison.Ordinal);

    [Fact]
    public void Limits_of_a_queue_that_nobody_has_are_refused_with_the_queues_there_are() =>
        Assert.Contains("Bus:Queues:driver names no service; there are gateway, optimizer, trainer, metrics.", Refusal(("Bus:Kind", "memory"), ("Bus:Queues:driver:Prefetch", "1")), StringComparison.Ordinal);

    [Fact]
    public void A_queue_has_its_own_limits_and_otherwise_those_of_all()
    {
        var options = BusOptions.From(Configuration(("Bus:Prefetch", "20"), ("Bus:Concurrency", "8"), ("Bus:Queues:Trainer:Prefetch", "4"), ("Bus:Queues:metrics:Concurrency", "2")));

        Assert.Equal((4, 8), options.LimitsOf(Queues.Trainer));
        Assert.Equal((20, 2), options.LimitsOf(Queues.Metrics));
        Assert.Equal((20, 8), options.LimitsOf(Queues.Gateway));
    }

    [Fact]
    public void An_unknown_kind_of_bus_is_refused_by_name()
    {
        var configuration = Configuration(("Bus:Kind", "pigeon"));

        var refusal = Assert.ThrowsAny<Exception>(() => new ServiceCollection().AddHpoMessaging(configuration, _ => { }));

        Assert.Contains("Bus:Kind", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("pigeon", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amqp://localhost", "amqp://localhost:5672/%2F", "guest")]
    [InlineData("amqp://user:p%40ss@broker:5673/%2f", "amqp://broker:5673/%2F", "p@ss")]
    [InlineData("amqps://user:pass@broker/hpo", "amqps://broker:5671/hpo", "pass")]
    public void A_broker_address_is_read_and_shown_without_its_password(string uri, string shown, string password)
    {
        var options = RabbitMqOptions.From(Configuration(("RabbitMq:Uri", uri)));

        Assert.Equal(shown, options.ToString());
        Assert.Equal(password, options.Password);
    }

    [Fact]
    public void Waits_double_up_to_the_longest()
    {
        var retry = new RetryOptions { Count = 4, First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(3) };

        Assert.Equal([1, 2, 3, 3], retry.Waits().Select(w => w.TotalSeconds));
    }

    [Fact]
    public void The_environment_sets_what_its_prefix_names()
    {
        Environment.SetEnvironmentVariable("HPO__OptionsTests__Answer", "42");

        var builder = WebApplication.CreateBuilder().AddHpoDefaults("test");

        Assert.Equal("42", builder.Configuration["OptionsTests:Answer"]);
    }

    private static string Refusal(params (string Key, string? Value)[] settings) =>
        Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddHpoMessaging(Configuration(settings), _ => { })).Message;

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build();
}
