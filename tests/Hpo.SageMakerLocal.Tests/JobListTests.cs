using System.Globalization;
using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

public sealed class JobListTests : IAsyncLifetime
{
    private LocalEndpoint local = null!;

    public async Task InitializeAsync()
    {
        local = await LocalEndpoint.StartAsync();
        for (var i = 0; i < 12; i++)
            await local.CreateAsync($"s{i % 2}-{i:D2}", "benchmark/branin2", i % 4 == 3 ? r => r["HyperParameters"] = new JsonObject() : null);
    }

    public async Task DisposeAsync() => await local.DisposeAsync();

    [Fact]
    public async Task Without_arguments_a_page_has_ten_jobs_oldest_first()
    {
        var (names, pages) = await AllAsync(new JsonObject());

        Assert.Equal(2, pages);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"s{i % 2}-{i:D2}"), names);
    }

    [Theory]
    [InlineData("CreationTime", "Descending", "s1-11", "s0-00")]
    [InlineData("Name", "Ascending", "s0-00", "s1-11")]
    [InlineData("Name", "Descending", "s1-11", "s0-00")]
    [InlineData("Status", "Descending", "s1-11", "s0-00")]
    public async Task Pages_of_any_order_meet_without_gap_or_overlap(string sortBy, string order, string first, string last)
    {
        var (names, pages) = await AllAsync(new JsonObject { ["MaxResults"] = 5, ["SortBy"] = sortBy, ["SortOrder"] = order });

        Assert.Equal(3, pages);
        Assert.Equal(12, names.Distinct().Count());
        Assert.Equal((first, last), (names[0], names[^1]));
    }

    [Fact]
    public async Task The_status_filter_comes_after_the_page_is_cut()
    {
        var page = (await local.CallAsync("ListTrainingJobs", new JsonObject { ["MaxResults"] = 3, ["StatusEquals"] = "Failed" })).Json;
        var (names, pages) = await AllAsync(new JsonObject { ["MaxResults"] = 3, ["StatusEquals"] = "Failed" });

        Assert.Empty(page["TrainingJobSummaries"]!.AsArray());
        Assert.True(page.ContainsKey("NextToken"));
        Assert.Equal(4, pages);
        Assert.Equal(["s1-03", "s1-07", "s1-11"], names);
    }

    [Fact]
    public async Task Names_and_times_restrict_the_list()
    {
        var created = (await local.DescribeAsync("s0-06"))["CreationTime"]!.GetValue<double>();

        var (byName, _) = await AllAsync(new JsonObject { ["NameContains"] = "s1-" });
        var (after, _) = await AllAsync(new JsonObject { ["CreationTimeAfter"] = created });
        var (modified, _) = await AllAsync(new JsonObject { ["LastModifiedTimeBefore"] = created - 3600 });

        Assert.Equal(6, byName.Count);
        Assert.Contains("s0-06", after);
        Assert.Empty(modified);
    }

    [Fact]
    public async Task A_foreign_token_is_refused()
    {
        var reply = await local.CallAsync("ListTrainingJobs", new JsonObject { ["NextToken"] = "made-up" });

        Assert.Equal("ValidationException", reply.Error);
    }

    [Fact]
    public async Task Times_are_epoch_seconds_with_milliseconds()
    {
        var summary = (await local.CallAsync("ListTrainingJobs", new JsonObject { ["MaxResults"] = 1 })).Json["TrainingJobSummaries"]![0]!;

        var created = summary["CreationTime"]!.GetValue<decimal>();

        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds((long)(created * 1000)), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        Assert.True(created.ToString(CultureInfo.InvariantCulture).Split('.').Last().Length <= 3 || created % 1 == 0);
    }

    private async Task<(List<string> Names, int Pages)> AllAsync(JsonObject request)
    {
        var names = new List<string>();
        for (var pages = 1; ; pages++)
        {
            var page = (await local.CallAsync("ListTrainingJobs", request)).Json;
            names.AddRange(page["TrainingJobSummaries"]!.AsArray().Select(j => j!["TrainingJobName"]!.ToString()));
            if (page["NextToken"] is not { } token)
                return (names, pages);
            request["NextToken"] = token.ToString();
        }
    }
}
