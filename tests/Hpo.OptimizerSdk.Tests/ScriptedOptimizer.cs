using Hpo.OptimizerChecks;

namespace Hpo.OptimizerSdk.Tests;

/// <summary>A service whose replies a test writes.</summary>
internal sealed class ScriptedOptimizer(Func<Question, CancellationToken, Task<Reply>> answer) : ITestedOptimizer
{
    public ScriptedOptimizer(Func<Question, Reply> answer) : this((question, _) => Task.FromResult(answer(question)))
    {
    }

    public string Name => WrongOptimizer.Announced.Name;

    public Announcement Announcement { get; init; } = new() { Announced = WrongOptimizer.Announced };

    public Task<Announcement> AnnouncementAsync(CancellationToken ct) => Task.FromResult(Announcement);

    public Task<Reply> AskAsync(Question question, CancellationToken ct) => answer(question, ct);
}
