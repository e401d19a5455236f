using Hpo.Aws;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;

namespace Hpo.Services.Tests.Metrics;

public sealed class PaceTests
{
    [Fact]
    public void Amazon_and_a_local_service_have_their_own_pace()
    {
        var amazon = new AwsOptions { Region = "eu-west-1" };
        var vpcEndpoint = new AwsOptions { ServiceUrl = "https://vpce-1.logs.eu-west-1.vpce.amazonaws.com" };
        var local = new AwsOptions { ServiceUrl = "http://127.0.0.1:4580" };

        Assert.Equal((false, false, true), (amazon.IsLocal, vpcEndpoint.IsLocal, local.IsLocal));
        Assert.Equal(Pace.Aws, new MetricsOptions().ToPace(local: false));
        Assert.Equal(Pace.Local, new MetricsOptions().ToPace(local: true));
        Assert.Equal((10, 5), (new RateLimits().Read(local: false), new RateLimits().Describe(local: false)));
        Assert.Equal((0, 0), (new RateLimits().Read(local: true), new RateLimits().Describe(local: true)));
    }

    [Fact]
    public void Every_wrong_setting_is_named()
    {
        var options = new MetricsOptions
        {
            LogGroup = "",
            MinReadInterval = TimeSpan.FromSeconds(5),
            MaxReadInterval = TimeSpan.FromSeconds(1),
            LogPatience = TimeSpan.Zero,
            Readers = 1,
            Limits = new RateLimits { GetLogEventsPerSecond = -1 },
        };

        var problems = OptionChecks.Problems(new AwsOptions(), options).ToList();

        var named = new[] { "Metrics:LogGroup", "Metrics:LogPatience", "Metrics:MaxReadInterval", "Metrics:Readers", "Metrics:Limits:GetLogEventsPerSecond" };
        Assert.Equal(named, problems.Select(problem => problem.Split(' ')[0]));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    [InlineData(10_010, true)]
    [InlineData(100_010, false)]
    [InlineData(100_100, true)]
    public void Very_long_curves_are_thinned(int step, bool shown) => Assert.Equal(shown, Curve.Shows(step));

    [Fact]
    public void Streams_are_sorted_by_machine()
    {
        var sorted = StreamNames.Sorted(["job/algo-10-1", "job/other", "job/algo-2-1", "job/algo-1-1"]);

        Assert.Equal(["job/algo-1-1", "job/algo-2-1", "job/algo-10-1", "job/other"], sorted);
    }
}
