using Hpo.Aws;
using Microsoft.Extensions.Options;

namespace Hpo.Metrics.Options;

/// <summary>Finds settings that cannot work; each message names the setting.</summary>
internal sealed class OptionChecks(IOptions<AwsOptions> aws) : IValidateOptions<MetricsOptions>
{
    public ValidateOptionsResult Validate(string? name, MetricsOptions options)
    {
        var problems = Problems(aws.Value, options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    internal static IEnumerable<string> Problems(AwsOptions aws, MetricsOptions options)
    {
        if (options.LogGroup.Length is 0 or > 512)
        {
            yield return "Metrics:LogGroup must have 1 to 512 characters.";
        }

        var pace = options.ToPace(aws.IsLocal);
        foreach (var (setting, value) in Durations(pace))
        {
            if (value <= TimeSpan.Zero)
            {
                yield return $"Metrics:{setting} must be longer than zero, but is {value}.";
            }
        }

        if (pace.MaxReadInterval < pace.MinReadInterval)
        {
            yield return $"Metrics:MaxReadInterval ({pace.MaxReadInterval}) must not be shorter than Metrics:MinReadInterval ({pace.MinReadInterval}).";
        }

        if (pace.LateLogPatience < TimeSpan.Zero)
        {
            yield return $"Metrics:LateLogPatience must be 0 (not at all) or longer, but is {pace.LateLogPatience}.";
        }

        if (pace.ShortestCurve < TimeSpan.Zero)
        {
            yield return $"Metrics:ShortestCurve must be 0 (every curve) or longer, but is {pace.ShortestCurve}.";
        }

        if (pace.Readers is < 2 or > 100)
        {
            yield return $"Metrics:Readers must be 2 to 100, but is {pace.Readers}.";
        }

        foreach (var (setting, value) in new[] { (nameof(RateLimits.GetLogEventsPerSecond), options.Limits.GetLogEventsPerSecond), (nameof(RateLimits.DescribeLogStreamsPerSecond), options.Limits.DescribeLogStreamsPerSecond) })
        {
            if (value is < 0 or double.NaN)
            {
                yield return $"Metrics:Limits:{setting} must be 0 (no limit) or more, but is {value}.";
            }
        }
    }

    private static IEnumerable<(string Setting, TimeSpan Value)> Durations(Pace pace) =>
    [
        (nameof(MetricsOptions.MinReadInterval), pace.MinReadInterval), (nameof(MetricsOptions.MaxReadInterval), pace.MaxReadInterval),
        (nameof(MetricsOptions.LogPatience), pace.LogPatience), (nameof(MetricsOptions.LogOutagePatience), pace.LogOutagePatience),
        (nameof(MetricsOptions.Lease), pace.Lease),
    ];
}
