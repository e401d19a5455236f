using Hpo.OptimizerChecks;

namespace Hpo.OptimizerSdk.Tests;

/// <summary>Each fault is found by the check that is there for it, and the report says what was asked, what came and what is wrong.</summary>
public sealed class WrongOptimizerTests
{
    [Theory]
    [InlineData(Fault.OutOfRange, "linear-asynchronous", "candidates[0].hyperparameters.x: 'x' is 99. Give a number from -5 to 5.")]
    [InlineData(Fault.WrongType, "linear-asynchronous", "candidates[0].hyperparameters.x: 'x' is a list. Give a number from -5 to 5.")]
    [InlineData(Fault.UnknownParameter, "linear-generational", "candidates[0].hyperparameters.z9: 'z9' is no parameter.")]
    [InlineData(Fault.MissingParameter, "linear-asynchronous", "'x' is missing. Give a number from -5 to 5.")]
    [InlineData(Fault.UnknownCategory, "categorical-asynchronous", "'optimizer' is \"rmsprop\". Give one of sgd, adam w, lämb.")]
    [InlineData(Fault.IgnoresConditions, "conditional-asynchronous", "'momentum' exists only where 'optimizer' is sgd. Remove it here.")]
    [InlineData(Fault.RepeatsItself, "linear-asynchronous", "already. Suggest another one")]
    [InlineData(Fault.IgnoresPending, "rejected", "already. Suggest another one")]
    [InlineData(Fault.IgnoresHistory, "restart", "already. Suggest another one")]
    [InlineData(Fault.IgnoresHistory, "foreign-trials", "already. Suggest another one")]
    [InlineData(Fault.IgnoresHistory, "history-in-parts", "already. Suggest another one")]
    [InlineData(Fault.TooMany, "many-slots", "There are 32 candidates, and 16 were wanted.")]
    [InlineData(Fault.None, "linear-asynchronous", "There is no candidate. Suggest at least one, or set exhausted")]
    [InlineData(Fault.ExhaustedAtOnce, "linear-asynchronous", "It said after 0 trials that the space holds no others")]
    [InlineData(Fault.NeverExhausted, "tiny-asynchronous", "There is no candidate. Suggest at least one, or set exhausted")]
    [InlineData(Fault.HugeMemory, "linear-asynchronous", "memory: The memory has 2,097,154 bytes; at most 1,048,576 are kept.")]
    [InlineData(Fault.WrongRound, "linear-asynchronous", "This answers round 2 of test-optimizer-1; round 1 of test-optimizer-1 was asked")]
    [InlineData(Fault.WrongStudy, "linear-asynchronous", "This answers round 1 of another-study")]
    [InlineData(Fault.AnswersOldRound, "linear-asynchronous", "This answers round 1 of test-optimizer-1; round 2")]
    [InlineData(Fault.CrashesOnFailures, "failures", "it was not prepared for that")]
    [InlineData(Fault.CrashesOnRestart, "restart", "it was not prepared for that")]
    [InlineData(Fault.CrashesOnRestart, "restart-generational", "it was not prepared for that")]
    [InlineData(Fault.CrashesOnCorrection, "correction", "it was not prepared for that")]
    [InlineData(Fault.MixesStudies, "two-studies", "")]
    [InlineData(Fault.Slow, "linear-asynchronous", "No answer came within 0.2 s. Answer faster.")]
    public async Task A_fault_is_found_and_explained(Fault fault, string check, string problem)
    {
        using var optimizer = new WrongOptimizer(fault);
        var options = fault == Fault.Slow ? new CheckOptions { AnswerLimit = TimeSpan.FromSeconds(0.2) } : new CheckOptions();

        var result = await OptimizerCheckRun.OneAsync(optimizer.Service, check, options, TimeProvider.System, CancellationToken.None);

        Assert.Equal((check, CheckStatus.Failed), (result.Name, result.Status));
        Assert.Contains(result.Failure!.Problems, found => found.ToString().Contains(problem, StringComparison.Ordinal));
        Assert.StartsWith("round ", result.Failure.Asked, StringComparison.Ordinal);
        Assert.Contains(result.Details(), detail => detail.What == "answered");
    }

    [Theory]
    [InlineData(Fault.CrashesOnFailures, "failures", "all-fail", "failed-beginning", "correction", "foreign-trials")]
    [InlineData(Fault.CrashesOnCorrection, "correction")]
    [InlineData(Fault.NeverExhausted, "tiny-asynchronous", "tiny-generational", "tiny-conditional-asynchronous", "tiny-conditional-generational", "single-asynchronous", "single-generational")]
    public async Task A_fault_fails_its_own_checks_and_no_others(Fault fault, params string[] checks)
    {
        using var optimizer = new WrongOptimizer(fault);

        var report = await OptimizerCheckRun.AllAsync(optimizer.Service, new CheckOptions(), TimeProvider.System, done: null, CancellationToken.None);

        Assert.Equal(checks.Order(), report.Checks.Where(check => check.Status == CheckStatus.Failed).Select(check => check.Name).Order());
        Assert.False(report.HasPassed);
    }
}
