using Hpo.Contracts;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Optimizer;

public sealed class RestartTests
{
    [Theory]
    [InlineData("random", OptimizerMode.Asynchronous)]
    [InlineData("random", OptimizerMode.Generational)]
    [InlineData("ga", OptimizerMode.Asynchronous)]
    [InlineData("ga", OptimizerMode.Generational)]
    public async Task A_process_that_starts_anew_at_every_event_proposes_what_one_process_would(string optimizer, OptimizerMode mode)
    {
        var study = Some.Study(optimizer, mode, budget: new Budget { MaxTrials = 30, MaxParallelTrials = 3 });

        var throughout = await RunAsync(study, startsAnew: false);
        var anew = await RunAsync(study, startsAnew: true);

        Assert.Equal(30, throughout.Count);
        Assert.Equal(throughout, anew);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(Study study, bool startsAnew)
    {
        using var rig = new OptimizerRig();
        var process = rig.Process();
        await process.BeginAsync(study);
        for (var trial = 0; rig.Published.Of<StudyCompleted>().Count == 0; trial++)
        {
            process = startsAnew ? rig.Process() : process;
            await process.MeasureAsync(trial);
        }

        return rig.Proposals();
    }
}
