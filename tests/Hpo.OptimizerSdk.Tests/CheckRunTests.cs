using System.Text;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.OptimizerChecks;

namespace Hpo.OptimizerSdk.Tests;

/// <summary>A run ends with a report whatever the service does.</summary>
public sealed class CheckRunTests
{
    private static readonly CheckOptions Options = new();

    [Theory]
    [InlineData("this is no JSON", "cannot be read as CandidatesSuggested")]
    [InlineData("""{ "round": "one" }""", "cannot be read as CandidatesSuggested")]
    [InlineData("null", "It is null")]
    [InlineData("", "cannot be read as CandidatesSuggested")]
    public async Task Garbage_is_shown_and_after_three_checks_the_others_are_spared(string body, string problem)
    {
        var report = await RunAsync(new ScriptedOptimizer(question => ReplyReader.Read(Encoding.UTF8.GetBytes(body), question)));

        var failed = report.Checks.Where(check => check.Status == CheckStatus.Failed).ToList();
        Assert.Equal(3, failed.Count);
        Assert.All(failed, check => Assert.Contains(problem, check.Failure!.Problems[0].Message, StringComparison.Ordinal));
        Assert.All(failed, check => Assert.Equal(body, check.Failure!.Answered));
        Assert.All(report.Checks.Skip(4), check => Assert.Equal("The last 3 checks got no answer that can be read.", check.Reason));
        Assert.Equal((false, 0, null), (report.HasPassed, report.Answers, report.LongestMilliseconds));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_asked_nothing()
    {
        var optimizer = new ScriptedOptimizer(_ => throw new InvalidOperationException("nobody may ask")) { Announcement = new() { Problem = "No queue takes questions.", IsAway = true } };

        var report = await RunAsync(optimizer);

        Assert.Equal("No queue takes questions.", Assert.Single(report.Checks[0].Failure!.Problems).Message);
        Assert.All(report.Checks.Skip(1), check => Assert.Equal((CheckStatus.Skipped, "Nobody is there to answer."), (check.Status, check.Reason)));
    }

    [Fact]
    public async Task A_service_that_dies_in_the_middle_fails_one_check_and_the_others_are_skipped()
    {
        using var good = new WrongOptimizer((Fault)(-1));
        var asked = 0;
        var optimizer = new ScriptedOptimizer(async (question, ct) => ++asked > 100 ? Reply.Away("No process reads its queue.") : await good.Service.AskAsync(question, ct));

        var report = await RunAsync(optimizer);

        Assert.Equal("No process reads its queue.", Assert.Single(report.Checks, check => check.Status == CheckStatus.Failed).Failure!.Problems[0].Message);
        Assert.Equal(101, asked);
        Assert.Equal(CheckStatus.Skipped, report.Checks[^1].Status);
    }

    [Fact]
    public async Task A_check_that_takes_too_long_ends()
    {
        var optimizer = new ScriptedOptimizer(async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            throw new InvalidOperationException("it never comes here");
        });

        var result = await OptimizerCheckRun.OneAsync(optimizer, "any-order", Options with { CheckLimit = TimeSpan.FromSeconds(0.2) }, TimeProvider.System, CancellationToken.None);

        Assert.StartsWith("The check did not end within", Assert.Single(result.Failure!.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_announced_means_that_numbers_alone_are_checked()
    {
        using var good = new WrongOptimizer((Fault)(-1));
        var optimizer = new ScriptedOptimizer(good.Service.AskAsync) { Announcement = new() { Problem = "No OptimizerAnnounced came." } };

        var report = await RunAsync(optimizer);

        Assert.Equal("announcement", Assert.Single(report.Checks, check => check.Status == CheckStatus.Failed).Name);
        Assert.Contains(report.Checks, check => check is { Name: "conditional-asynchronous", Reason: "It did not announce that it handles parameters with a condition (conditional)." });
        Assert.Null(report.Version);
    }

    [Theory]
    [InlineData("Wrong Name", "1", "lower-case")]
    [InlineData("ga", "1", "built-in")]
    [InlineData("wrong-one", "", "version")]
    public async Task An_announcement_that_no_gateway_takes_fails(string name, string version, string problem)
    {
        var announced = WrongOptimizer.Announced with { Name = name, Version = version };

        var result = await OptimizerCheckRun.OneAsync(new InProcessOptimizer(announced, _ => null, TimeProvider.System), OptimizerCheckList.Announcement, Options, TimeProvider.System, CancellationToken.None);

        Assert.Contains(problem, Assert.Single(result.Failure!.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_held_against_the_announced_ones()
    {
        using var good = new WrongOptimizer((Fault)(-1));
        var settings = new Dictionary<string, JsonElement> { ["size"] = JsonSerializer.SerializeToElement(7), ["sise"] = JsonSerializer.SerializeToElement(0) };

        var result = await OptimizerCheckRun.OneAsync(good.Service, OptimizerCheckList.Announcement, Options with { Settings = settings }, TimeProvider.System, CancellationToken.None);

        Assert.Equal(["settings.size: size is 7. Give a number from 0 to 1.", "settings.sise: 'wrong-one' has no setting 'sise'. Did you mean 'size'?"], result.Failure!.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public async Task A_service_without_a_fault_passes_everything_with_notes()
    {
        using var good = new WrongOptimizer((Fault)(-1));
        var heard = new List<CheckResult>();

        var report = await OptimizerCheckRun.AllAsync(good.Service, Options, TimeProvider.System, heard.Add, CancellationToken.None);

        Assert.Equal(report.Checks, heard);
        Assert.All(report.Checks, check => Assert.True(check.Status == CheckStatus.Passed, $"{check.Name}: {string.Join(' ', check.Details())}"));
        Assert.Contains("It is hardly better than chance", Assert.Single(report.Checks, check => check.Name == "learning").Notes[0], StringComparison.Ordinal);
        Assert.True(report.HasPassed);
    }

    [Fact]
    public async Task An_answer_by_chance_is_noted_and_no_fault()
    {
        var chance = 0;
        using var good = new WrongOptimizer((Fault)(-1));
        var optimizer = new ScriptedOptimizer((question, ct) =>
        {
            var request = JsonSerializer.Deserialize<CandidatesRequested>(question.Body.Span, HpoJson.Options)!;
            request = request with { NextTrial = request.NextTrial + ++chance };
            return good.Service.AskAsync(question with { Body = JsonSerializer.SerializeToUtf8Bytes(request, HpoJson.Options) }, ct);
        });

        var result = await OptimizerCheckRun.OneAsync(optimizer, "redelivery", Options, TimeProvider.System, CancellationToken.None);

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.StartsWith("The same question got another answer.", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_does_not_exist_is_named() =>
        Assert.Contains("'linnear'", (await Assert.ThrowsAsync<ArgumentException>(() => OptimizerCheckRun.OneAsync(new ScriptedOptimizer(_ => null!), "linnear", Options, TimeProvider.System, CancellationToken.None))).Message, StringComparison.Ordinal);

    private static Task<CheckReport> RunAsync(ITestedOptimizer optimizer) => OptimizerCheckRun.AllAsync(optimizer, Options, TimeProvider.System, done: null, CancellationToken.None);
}
