using CsCheck;
using Hpo.Contracts;
using Hpo.Metrics.Options;

namespace Hpo.Services.Tests.Metrics;

public sealed class PageCutTests
{
    private static readonly Gen<string> Line = Gen.OneOfConst(
        "accuracy=0.25", "accuracy=0.5", "accuracy=nan", "accuracy=oops", "loss=3", "loss=1 accuracy=0.75", "accuracy=1 accuracy=2", "", "epoch 3");

    private static readonly Gen<(string[] First, string[] Second, int[] Cuts, bool EmptyPages, int Budget)> Log = Gen.Select(
        Line.Array[0, 30], Line.Array[0, 10], Gen.Int[1, 7].Array[1, 8], Gen.Bool, Gen.Int[1, 5]);

    [Fact]
    public void Where_pages_are_cut_makes_no_difference() => Log.Sample(log =>
    {
        var whole = Read(log.First, log.Second, [1_000], emptyPages: false, Pace.Aws.PagesPerRound);

        var cut = Read(log.First, log.Second, log.Cuts, log.EmptyPages, log.Budget);

        Assert.Equal(whole.Outcome, cut.Outcome);
        Assert.Equal(whole.Curve, cut.Curve);
    }, iter: 150);

    private static (string Outcome, IReadOnlyList<(string Metric, int Step, double Value)> Curve) Read(
        string[] first, string[] second, int[] cuts, bool emptyPages, int budget)
    {
        using var setup = new ReadingSetup(Pace.Aws with { PagesPerRound = budget });
        var page = 0;
        setup.Logs.PageSize = () => cuts[page++ % cuts.Length];
        setup.Logs.EmptyPages = emptyPages;
        setup.Logs.Write(Jobs.Stream, first);
        setup.Logs.Write(Jobs.SecondStream, second);
        ReadAll(setup).GetAwaiter().GetResult();
        var outcome = Assert.Single(setup.Published.Outcomes);
        return (outcome is FitnessMeasured measured ? string.Join(",", measured.Values.OrderBy(value => value.Key)) : ((FitnessUnavailable)outcome).Reason, setup.Published.DistinctCurve);
    }

    private static async Task ReadAll(ReadingSetup setup)
    {
        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(100, step: 10);
    }
}
