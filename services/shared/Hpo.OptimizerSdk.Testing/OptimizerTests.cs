using Hpo.Optimization;
using Hpo.OptimizerChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Hpo.OptimizerSdk.Testing;

/// <summary>
/// Tests an algorithm as a service: inherit the class, give it your algorithm, and every check of <see cref="OptimizerCheckList"/> is a test. Questions and answers go
/// through JSON, as over the bus, but no broker is needed.
/// </summary>
/// <typeparam name="TMemory">The algorithm's memory.</typeparam>
public abstract class OptimizerTests<TMemory>
{
    private const string Version = "0.0.0";

    /// <summary>The algorithm.</summary>
    protected abstract IOptimizer<TMemory> Optimizer { get; }

    /// <summary>The name under which the service offers it; that of its descriptor unless you say otherwise.</summary>
    protected virtual string Name => Optimizer.Descriptor.Name;

    /// <summary>Settings of the optimizer, seed and time limits.</summary>
    protected virtual CheckOptions Options => new();

    /// <summary>Makes one check with an optimizer service of its own. Fails with what was asked, what was answered and what is wrong with it.</summary>
    /// <param name="check">Name of the check.</param>
    [SkippableTheory, MemberData(nameof(CheckNames.All), MemberType = typeof(CheckNames))]
    public async Task It_does_what_studies_rely_on(string check)
    {
        var hosted = new HostedOptimizer(Name, Version, new JsonMemoryOptimizer<TMemory>(Optimizer));
        var answers = new OptimizerAnswers([hosted], NullLogger<OptimizerAnswers>.Instance);
        var service = new InProcessOptimizer(hosted.Announce("test", DateTimeOffset.UnixEpoch), answers.To, TimeProvider.System);

        var result = await OptimizerCheckRun.OneAsync(service, check, Options, TimeProvider.System, CancellationToken.None);

        Skip.If(result.Status == CheckStatus.Skipped, result.Reason);
        if (result.Status == CheckStatus.Failed)
        {
            Assert.Fail(string.Join(Environment.NewLine, [result.Rule, .. result.Details().Select(detail => $"{detail.What,-9} {detail.Text}")]));
        }
    }
}
