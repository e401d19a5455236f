using Microsoft.Extensions.Options;

namespace Hpo.Aws;

/// <summary>Checks the section at start; every message names the setting.</summary>
internal sealed class AwsOptionsRules : IValidateOptions<AwsOptions>
{
    public ValidateOptionsResult Validate(string? name, AwsOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(AwsOptions options)
    {
        if (!string.IsNullOrEmpty(options.ServiceUrl)
            && !(Uri.TryCreate(options.ServiceUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return $"Aws:ServiceUrl must be an absolute http or https address; it is '{options.ServiceUrl}'.";
        }

        if (options.Timeout <= TimeSpan.Zero)
        {
            yield return $"Aws:Timeout must be longer than zero; it is {options.Timeout}.";
        }

        if (options.MaxErrorRetry < 0)
        {
            yield return $"Aws:MaxErrorRetry must not be negative; it is {options.MaxErrorRetry}.";
        }
    }
}
