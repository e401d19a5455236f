using System.Net;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization;
using Hpo.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Services.Tests.Gateway;

/// <summary>Optimizer services that announce themselves.</summary>
public sealed class OptimizerDirectoryTests
{
    private static readonly OptimizerAnnounced HillClimber = new()
    {
        Name = "hill-climber",
        Summary = "Steps from the best trial to a neighbour.",
        Version = "1.2.0",
        Instance = "a",
        Settings = [new() { Name = "step", Meaning = "Length of a step.", Type = SettingType.Number, Min = 0.001, Max = 1 }],
        Capabilities = new() { Conditional = false },
        At = Some.Time,
    };

    [Fact]
    public async Task A_service_that_announced_itself_is_listed_with_its_health_and_studies_may_name_it()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await AnnounceAsync(gateway, HillClimber);
        await AnnounceAsync(gateway, HillClimber with { Instance = "b" });

        var listed = (await gateway.Get("/api/optimizers")).EnumerateArray().Single(optimizer => optimizer.GetProperty("name").GetString() == "hill-climber");
        var response = await gateway.Submit(Study("""{ "name": "hill-climber", "settings": { "step": 0.2 } }"""), "?id=mine");

        var service = listed.GetProperty("service");
        Assert.Equal(("1.2.0", 2, true), (service.GetProperty("version").GetString(), service.GetProperty("instances").GetInt32(), service.GetProperty("isHealthy").GetBoolean()));
        Assert.Equal("step", listed.GetProperty("settings")[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True((await gateway.Inbox.Saw<StudyAccepted>()).Study.Optimizer.IsRemote);
    }

    [Fact]
    public async Task A_study_for_a_service_is_checked_against_what_it_announced()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await AnnounceAsync(gateway, HillClimber);

        var response = await gateway.Submit(Study("""{ "name": "hill-climber", "settings": { "step": 2, "speed": 1 } }"""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var body = (await RunningGateway.Body(response)).GetRawText();
        Assert.Contains("from 0.001 to 1", body, StringComparison.Ordinal);
        Assert.Contains("has no setting", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_refused_with_the_names_that_are_known()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await AnnounceAsync(gateway, HillClimber);

        var response = await gateway.Submit(Study("""{ "name": "simplex" }"""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("hill-climber", (await RunningGateway.Body(response)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_was_not_heard_of_for_a_while_is_away()
    {
        var known = Announcements.Note(Announcements.Note(null, HillClimber, Some.Time), HillClimber with { Instance = "b" }, Some.Time.AddSeconds(60));

        Assert.Equal((2, true), (Announcements.Health(known, Some.Time.AddSeconds(80)).Instances, Announcements.Health(known, Some.Time.AddSeconds(80)).IsHealthy));
        Assert.Equal((1, true), (Announcements.Health(known, Some.Time.AddSeconds(100)).Instances, Announcements.Health(known, Some.Time.AddSeconds(100)).IsHealthy));
        Assert.Equal((0, false), (Announcements.Health(known, Some.Time.AddSeconds(160)).Instances, Announcements.Health(known, Some.Time.AddSeconds(160)).IsHealthy));
    }

    [Fact]
    public void Processes_that_have_gone_are_forgotten()
    {
        var known = Announcements.Note(Announcements.Note(null, HillClimber, Some.Time), HillClimber with { Instance = "b" }, Some.Time.AddHours(2));

        Assert.Equal(["b"], known.Instances.Keys);
    }

    public static TheoryData<string, OptimizerAnnounced> Wrong => new()
    {
        { "built-in", HillClimber with { Name = "ga" } },
        { "built-in", HillClimber with { Name = "auto" } },
        { "lower-case", HillClimber with { Name = "Hill Climber" } },
        { "lower-case", HillClimber with { Name = "" } },
        { "40", HillClimber with { Name = new string('a', 41) } },
        { "version", HillClimber with { Version = "" } },
        { "instance", HillClimber with { Instance = new string('i', 129) } },
        { "summary", HillClimber with { Summary = new string('s', 1001) } },
        { "'step' is there twice", HillClimber with { Settings = [HillClimber.Settings[0], HillClimber.Settings[0]] } },
        { "Swap", HillClimber with { Settings = [HillClimber.Settings[0] with { Min = 2 }] } },
        { "no choices", HillClimber with { Settings = [HillClimber.Settings[0] with { Type = SettingType.Choice }] } },
        { "101 settings", HillClimber with { Settings = [.. Enumerable.Range(0, 101).Select(i => HillClimber.Settings[0] with { Name = $"s{i}" })] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_announcement_is_not_taken_and_the_reason_says_what_to_do(string reason, OptimizerAnnounced announced) =>
        Assert.Contains(reason, AnnouncementRules.Refusal(announced, OptimizerCatalog.BuiltIn), StringComparison.Ordinal);

    [Fact]
    public void A_sound_announcement_is_taken() => Assert.Null(AnnouncementRules.Refusal(HillClimber, OptimizerCatalog.BuiltIn));

    private static string Study(string optimizer) => StudyText.Sound.Replace("""{ "name": "random" }""", optimizer, StringComparison.Ordinal);

    private static Task AnnounceAsync(RunningGateway gateway, OptimizerAnnounced announced) =>
        gateway.Services.GetRequiredService<OptimizerDirectory>().NoteAsync(announced, CancellationToken.None);
}
