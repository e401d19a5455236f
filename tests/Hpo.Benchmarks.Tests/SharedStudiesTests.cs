using Hpo.Benchmarks.Plugins;
using Hpo.TestKit.Messaging;

namespace Hpo.Benchmarks.Tests;

/// <summary>Replicas of an optimizer service, over a real broker.</summary>
public sealed class SharedStudiesTests(RabbitMqFixture broker) : IClassFixture<RabbitMqFixture>
{
    [SkippableFact]
    public async Task Replicas_share_the_work_of_many_studies_and_no_trial_is_lost_or_doubled()
    {
        var shared = await SharedStudies.RunAsync(new Uri(await broker.NewVhostAsync()), replicas: 4, studies: 12, trials: 20, CancellationToken.None);

        Assert.Empty(shared.Problems);
        Assert.Equal(240, shared.Trials);
        Assert.All(shared.Answers, answers => Assert.InRange(answers, 1, 240));
        Assert.True(shared.Wishes > 0);
    }
}
