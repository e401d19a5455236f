using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Services.Tests.Together;

/// <summary>At-least-once delivery, driven to the extreme.</summary>
public sealed class ReplayTests
{
    private const string StudyId = "replayed";

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Redelivering_every_message_of_a_finished_study_twice_and_shuffled_changes_nothing(int seed, bool severalObjectives)
    {
        await using var system = await WholeSystem.StartAsync(severalObjectives ? new OptimizerCatalog(CapableOptimizer.Random) : null);
        await system.RunAsync(StudyId, severalObjectives ? SeveralObjectivesTests.Zdt1(trials: 12) : Study("sphere5", trials: 12));
        var messages = system.Published.ToArray();
        var documents = system.Documents(StudyId);
        var told = Told(system);

        object[] replay = [.. messages, .. messages];
        new Random(seed).Shuffle(replay);
        foreach (var message in replay)
        {
            await system.PublishAsync(message);
        }

        // Queues are served in their order: when a study that came after all this has ended, all this was taken in.
        await system.RunAsync("afterwards", severalObjectives ? SeveralObjectivesTests.Zdt1(trials: 8) : Study("sphere5", trials: 8));
        await WholeSystem.UntilAsync(() => system.IsAtRest(StudyId));

        Assert.Equal(documents, system.Documents(StudyId));
        Assert.Empty(Told(system).Except(told));
        Assert.Equal(12, messages.OfType<JobStarted>().Select(started => started.JobName).Distinct().Count());
    }

    // Contents of the study's messages: the same things may be told again, but nothing new.
    private static HashSet<string> Told(WholeSystem system) =>
        [.. system.Published.Where(message => message is IStudyMessage { StudyId: StudyId }).Select(message => $"{message.GetType().Name} {JsonSerializer.Serialize(message, message.GetType(), HpoJson.Options)}")];

    private static Study Study(string problem, int trials) => Some.Study(budget: new Budget { MaxTrials = trials, MaxParallelTrials = 3 }) with
    {
        Objectives = [new Objective("objective", Direction.Minimize)],
        Metrics = [new MetricDefinition("objective", "objective=([-+0-9.eE]+)")],
        Parameters = [.. Enumerable.Range(0, 5).Select(i => Some.Continuous($"x{i}"))],
        Training = Some.Training(image: $"benchmark/{problem}"),
    };
}
