using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serilog.Events;
using Serilog.Parsing;

namespace Hpo.RabbitMq.Tests;

public sealed class LoggingTests
{
    [Fact]
    public async Task Lines_written_while_a_message_is_handled_name_its_study_trial_and_attempt()
    {
        await using var service = await TestService.InMemoryAsync(bus => bus.Record(Queues.Metrics));
        service.Inbox.OnMessage = _ =>
        {
            service.Logger.LogInformation("At work");
            return Task.CompletedTask;
        };

        await service.Publisher.PublishAsync(Some.JobCompleted("mnist-3", trial: 4), CancellationToken.None);
        await service.Inbox.Saw<JobCompleted>();

        Assert.Equal("mnist-3", service.Log.Property("At work", "StudyId"));
        Assert.Equal("4", service.Log.Property("At work", "Trial"));
        Assert.Equal("1", service.Log.Property("At work", "Attempt"));
        Assert.Equal("test", service.Log.Property("At work", "Service"));
    }

    [Fact]
    public async Task The_line_about_a_failure_names_them_too()
    {
        await using var service = await TestService.InMemoryAsync(bus => bus.Record(Queues.Metrics), ("Bus:Retry:First", "00:00:00.001"));
        var calls = 0;
        service.Inbox.OnMessage = _ => ++calls == 1 ? throw new IOException("the store is away") : Task.CompletedTask;

        await service.Publisher.PublishAsync(Some.JobCompleted("mnist-3"), CancellationToken.None);
        await service.Inbox.Saw<JobCompleted>();

        Assert.Equal("mnist-3", service.Log.Property("{Message} failed, retry {Retry}: {Reason}", "StudyId"));
    }

    [Fact]
    public async Task Lines_of_another_host_in_the_same_process_stay_apart()
    {
        await using var first = await TestService.InMemoryAsync(bus => bus.Record(Queues.Metrics));
        await using var second = await TestService.InMemoryAsync(bus => bus.Record(Queues.Metrics), ("Bus:Retry:Count", "0"));
        second.Inbox.OnMessage = _ => throw new IOException("the store is away");

        await second.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);

        await Eventually.TrueAsync(_ => Task.FromResult(second.Log.All.Any(IsFault)));
        Assert.DoesNotContain(first.Log.All, IsFault);
    }

    [Fact]
    public void A_background_worker_names_what_it_works_on()
    {
        var lines = new LogLines();
        using var log = new Serilog.LoggerConfiguration().Enrich.FromLogContext().WriteTo.Sink(lines).CreateLogger();

        using (StudyLog.Push("mnist-3", trial: 2))
            log.Information("At work");
        log.Information("Idle");

        Assert.Equal("2", lines.Property("At work", "Trial"));
        Assert.Null(lines.Property("At work", "Attempt"));
        Assert.Null(lines.Property("Idle", "StudyId"));
    }

    [Theory]
    [InlineData(0, "12:30:05.123 INF trainer Launched\n")]
    [InlineData(1, "12:30:05.123 INF trainer mnist-3 Launched\n")]
    [InlineData(3, "12:30:05.123 INF trainer mnist-3/4/1 Launched\n")]
    public void A_line_names_only_what_is_known(int known, string expected)
    {
        LogEventProperty[] place = [new("StudyId", new ScalarValue("mnist-3")), new("Trial", new ScalarValue(4)), new("Attempt", new ScalarValue(1))];
        var line = new LogEvent(
            new DateTimeOffset(2026, 3, 1, 12, 30, 5, 123, TimeSpan.Zero),
            LogEventLevel.Information,
            exception: null,
            new MessageTemplateParser().Parse("Launched"),
            [new LogEventProperty("Service", new ScalarValue("trainer")), .. place.Take(known)]);
        var text = new StringWriter { NewLine = "\n" };

        new LineFormatter().Format(line, text);

        Assert.Equal(expected, text.ToString());
    }

    [Fact]
    public void An_unknown_log_format_is_refused()
    {
        var builder = WebApplication.CreateBuilder(["--Log:Format=xml"]);

        var refusal = Assert.Throws<OptionsValidationException>(() => builder.AddHpoDefaults("test"));

        Assert.Contains("Log:Format is 'xml'", refusal.Message, StringComparison.Ordinal);
    }

    private static bool IsFault(LogEvent line) => line.Level == LogEventLevel.Error;
}
