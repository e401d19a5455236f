using Hpo.Messaging;
using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>Checks the section at start; every message names the setting.</summary>
internal sealed class TrainerOptionsRules : IValidateOptions<TrainerOptions>
{
    public ValidateOptionsResult Validate(string? name, TrainerOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(TrainerOptions options) =>
        new[]
        {
            string.IsNullOrWhiteSpace(options.Instance) ? "Trainer:Instance must not be empty." : null,
            options.FirstPollDelay < TimeSpan.Zero ? $"Trainer:FirstPollDelay must not be negative; it is {options.FirstPollDelay}." : null,
            Positive(nameof(options.MinPollInterval), options.MinPollInterval),
            NotBelow(nameof(options.MaxPollInterval), options.MaxPollInterval, nameof(options.MinPollInterval), options.MinPollInterval),
            AtLeast(nameof(options.ListAbove), options.ListAbove, 0),
            Positive(nameof(options.Lease), options.Lease),
            options.SaveLaunchAfter < TimeSpan.Zero || options.SaveLaunchAfter > options.Lease / 2
                ? $"Trainer:SaveLaunchAfter must be 0 to half of Trainer:Lease ({options.Lease}); it is {options.SaveLaunchAfter}." : null,
            options.WatchShift < TimeSpan.Zero ? $"Trainer:WatchShift must not be negative; it is {options.WatchShift}." : null,
            Positive(nameof(options.ResendAfter), options.ResendAfter),
            options.MissingGrace < TimeSpan.Zero ? $"Trainer:MissingGrace must not be negative; it is {options.MissingGrace}." : null,
            Positive(nameof(options.QuotaDelay), options.QuotaDelay),
            NotBelow(nameof(options.MaxQuotaDelay), options.MaxQuotaDelay, nameof(options.QuotaDelay), options.QuotaDelay),
            Positive(nameof(options.RetryDelay), options.RetryDelay),
            NotBelow(nameof(options.MaxRetryDelay), options.MaxRetryDelay, nameof(options.RetryDelay), options.RetryDelay),
            Positive(nameof(options.SweepInterval), options.SweepInterval),
            Positive(nameof(options.ReconcileInterval), options.ReconcileInterval),
            Positive(nameof(options.ReconcileWindow), options.ReconcileWindow),
            NotBelow(nameof(options.OrderLifetime), options.OrderLifetime, nameof(options.ReconcileWindow), options.ReconcileWindow),
            AtLeast(nameof(options.MaxConcurrentLaunches), options.MaxConcurrentLaunches, 1),
            AtLeast(nameof(options.MaxConcurrentPolls), options.MaxConcurrentPolls, 1),
            string.IsNullOrEmpty(options.Events.QueueUrl) || QueueAddress.Read(options.Events.QueueUrl) is not null ? null
                : $"Trainer:Events:QueueUrl must be the address of an SQS queue, https://sqs.REGION.amazonaws.com/ACCOUNT/NAME; it is '{Secrets.Blot(options.Events.QueueUrl)}'.",
            Rate(nameof(TrainerLimits.CreatePerSecond), options.Limits.CreatePerSecond),
            Rate(nameof(TrainerLimits.DescribePerSecond), options.Limits.DescribePerSecond),
            Rate(nameof(TrainerLimits.ListPerSecond), options.Limits.ListPerSecond),
            Rate(nameof(TrainerLimits.StopPerSecond), options.Limits.StopPerSecond),
        }.OfType<string>();

    private static string? Positive(string setting, TimeSpan value) =>
        value > TimeSpan.Zero ? null : $"Trainer:{setting} must be longer than zero; it is {value}.";

    private static string? NotBelow(string setting, TimeSpan value, string otherSetting, TimeSpan other) =>
        value >= other ? null : $"Trainer:{setting} must not be shorter than Trainer:{otherSetting} ({other}); it is {value}.";

    private static string? AtLeast(string setting, int value, int least) =>
        value >= least ? null : $"Trainer:{setting} must be at least {least}; it is {value}.";

    private static string? Rate(string setting, double value) =>
        double.IsFinite(value) && value >= 0 ? null : $"Trainer:Limits:{setting} must be 0 (unlimited) or a positive number; it is {value}.";
}
