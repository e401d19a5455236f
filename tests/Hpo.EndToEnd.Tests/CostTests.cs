namespace Hpo.EndToEnd.Tests;

public sealed class CostTests : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task An_estimate_says_jobs_hours_and_cost_before_anything_is_started()
    {
        using var validate = await HpoProcess.RunAsync("validate", _workplace.StudyOf("quick", 10, maxRuntimeSeconds: 3600), "--estimate");

        Assert.Equal(0, validate.ExitCode);
        Assert.Contains("Jobs: at most 10, 3 at a time, each on 1 x ml.m5.large for at most 3600 s", validate.Output, StringComparison.Ordinal);
        Assert.Contains("Worst case: 10 jobs, 10 h of machine time, 4 h from start to end, 1.15 USD", validate.Output, StringComparison.Ordinal);
        Assert.Contains("Prices: prices.json of ", validate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_a_price_has_an_unknown_cost()
    {
        var prices = _workplace.Study("""{ "asOf": "2026-01-02", "default": "us-east-1", "regions": { "us-east-1": { "ml.g5.xlarge": 1.4 } } }""", "prices.json");

        using var validate = await HpoProcess.RunAsync("validate", _workplace.StudyOf("quick", 10), "--estimate", "--prices", prices);

        Assert.Equal(0, validate.ExitCode);
        Assert.Contains("10 jobs, 0.17 h of machine time, 0.07 h from start to end, cost unknown", validate.Output, StringComparison.Ordinal);
        Assert.Contains("The cost is unknown: there is no price for ml.m5.large", validate.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ }", "is no price table")]
    [InlineData(null, "does not exist")]
    public async Task Prices_that_cannot_be_read_are_refused_with_their_file(string? content, string said)
    {
        var prices = content is null ? "no-such-prices.json" : _workplace.Study(content, "prices.json");

        using var validate = await HpoProcess.RunAsync("validate", _workplace.StudyOf("quick", 10), "--prices", prices);

        Assert.Equal(2, validate.ExitCode);
        Assert.Contains(said, validate.Errors, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(prices), validate.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_on_cost_can_be_rehearsed_on_this_machine()
    {
        _workplace.Image("quick", "echo loss=$SM_HP_N");
        var study = _workplace.Changed(_workplace.StudyOf("quick", 50, maxParallelTrials: 1), changed => changed["budget"]!["maxCost"] = 0.00006);

        using var run = await HpoProcess.RunAsync("run", study, "--data", _workplace.Data, "--id", "q");
        using var csv = await HpoProcess.RunAsync("results", "q", "--data", _workplace.Data, "--format", "csv");

        // A job is billed a second at least, which costs 0.00003 USD.
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("USD; maxCost is ", run.Output, StringComparison.Ordinal);
        Assert.Contains("s billed on 1 x ml.m5.large (prices.json of ", run.Output, StringComparison.Ordinal);
        Assert.All(Rows.Of(csv.Output).Where(row => row["status"] == "measured"), row => Assert.NotEmpty(row["cost"]));
    }
}
