using System.Net;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization;
using Hpo.Optimization.Validation;

namespace Hpo.Services.Tests.Gateway;

/// <summary>What trials and studies cost, as the gateway shows it.</summary>
public sealed class CostTests
{
    private const string Id = "mnist-1";

    private readonly ReadModelRig _model = new();
    private readonly Happenings _happen = new(Id);

    [Fact]
    public async Task A_trial_costs_what_all_its_launches_were_billed_each_on_its_machine()
    {
        await _model.HappenAsync(
            Accepted(spot: true),
            _happen.Proposed(0),
            _happen.Ended(0, willRetry: true) with { InstanceType = "ml.m5.large" },
            _happen.Ended(0, attempt: 2) with { InstanceType = "ml.g5.xlarge" },
            _happen.Measured(0, 0.9, attempt: 2));

        // Seven billed seconds each, ten and twenty of training.
        var trial = await Trial(0);
        Assert.Equal(7 + 70, trial.Cost!.Value, 9);
        Assert.Equal(1 - (14 / 30.0), trial.SpotSaving!.Value, 9);
    }

    [Fact]
    public async Task A_trial_of_which_only_the_outcome_is_known_has_a_cost_too()
    {
        await _model.HappenAsync(Accepted(), _happen.Proposed(0), _happen.Measured(0, 0.9));

        var trial = await Trial(0);
        Assert.Equal((7.0, null), (trial.Cost!.Value, trial.SpotSaving));
    }

    [Fact]
    public async Task A_machine_without_a_price_makes_the_cost_of_its_trial_unknown()
    {
        await _model.HappenAsync(
            Accepted(), _happen.Proposed(0), _happen.Ended(0, willRetry: true), _happen.Ended(0, attempt: 2) with { InstanceType = "ml.p5.48xlarge" }, _happen.Measured(0, 0.9, attempt: 2));

        Assert.Null((await Trial(0)).Cost);
    }

    [Fact]
    public async Task A_trial_that_was_never_billed_has_no_cost()
    {
        await _model.HappenAsync(Accepted(), _happen.Proposed(0), _happen.Unavailable(0));

        Assert.Null((await Trial(0)).Cost);
    }

    [Fact]
    public async Task A_study_without_prices_has_trials_without_cost()
    {
        await _model.HappenAsync(Accepted() with { Prices = null }, _happen.Proposed(0), _happen.Ended(0), _happen.Measured(0, 0.9));

        Assert.Null((await Trial(0)).Cost);
    }

    [Fact]
    public async Task A_study_shows_what_was_reported_last()
    {
        var (early, late) = (Spent(10), Spent(20));

        await _model.HappenAsync(Accepted(), _happen.Improved(1, 0.8, settled: 5) with { Spending = early });
        var running = await _model.Reads.GetStudyAsync(Id, CancellationToken.None);
        await _model.HappenAsync(_happen.Improved(0, 0.7, settled: 1) with { Spending = Spent(1) }, _happen.Completed(1, 0.8, settled: 9) with { Spending = late });
        var ended = await _model.Reads.GetStudyAsync(Id, CancellationToken.None);

        Assert.Equal((early, late), (running!.Spending, ended!.Spending));
        Assert.Equal(3600, ended.Prices!.UsdPerHour["ml.m5.large"]);
    }

    [Fact]
    public async Task A_study_that_limits_its_cost_is_accepted_with_its_prices_and_keeps_them()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var first = await gateway.Submit(Limited("ml.m5.large"), "?id=mine");
        var again = await gateway.Submit(Limited("ml.m5.large"), "?id=mine");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        var study = await gateway.Get("/api/studies/mine");
        Assert.Equal(0.115, study.GetProperty("prices").GetProperty("usdPerHour").GetProperty("ml.m5.large").GetDouble());
        var accepted = await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == "mine");
        Assert.Equal(["ml.m5.large"], accepted.Prices!.UsdPerHour.Keys);
    }

    [Fact]
    public async Task A_study_that_limits_its_cost_on_a_machine_without_a_price_is_refused()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Submit(Limited("ml.p9.large"));

        var problem = (await RunningGateway.Body(response)).GetProperty("problems").EnumerateArray().Single();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "budget.maxCost"), (response.StatusCode, problem.GetProperty("path").GetString()));
        Assert.Contains("maxCost needs the price of 'ml.p9.large'", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    // A second costs a dollar on the one machine and ten on the other.
    private static StudyAccepted Accepted(bool spot = false)
    {
        var study = StudyReader.Read(StudyText.Sound, OptimizerCatalog.BuiltIn).Study!;
        return new StudyAccepted
        {
            StudyId = Id,
            Study = study with { Training = study.Training with { Spot = spot ? new SpotTraining { MaxWaitSeconds = 90_000 } : null } },
            Prices = new InstancePrices { Source = "a test", UsdPerHour = new Dictionary<string, double> { ["ml.m5.large"] = 3600, ["ml.g5.xlarge"] = 36_000 } },
            AcceptedAt = DateTimeOffset.UnixEpoch,
        };
    }

    private static Spending Spent(double cost) => new() { Seconds = 2 * cost, BillableSeconds = cost, Cost = cost };

    private static string Limited(string instanceType) => StudyText.Sound
        .Replace("\"maxTrials\": 30", "\"maxTrials\": 30, \"maxCost\": 5", StringComparison.Ordinal)
        .Replace("\"image\": \"mnist-mlp\"", $"\"image\": \"mnist-mlp\", \"instanceType\": \"{instanceType}\"", StringComparison.Ordinal);

    private async Task<TrialView> Trial(int trial)
    {
        var page = await _model.Reads.GetTrialsAsync(Id, TrialOrder.ByNumber, new PageRequest(null, 10), CancellationToken.None);
        Assert.Equal(page.Items[trial].Cost, (await _model.Reads.GetTrialAsync(Id, trial, CancellationToken.None))!.Cost);
        return page.Items[trial];
    }
}
