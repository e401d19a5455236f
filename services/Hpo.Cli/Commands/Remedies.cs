using Hpo.Messaging;
using Hpo.Storage;
using Microsoft.Extensions.Options;

namespace Hpo.Cli.Commands;

/// <summary>Failures whose own message tells the user what to do.</summary>
internal static class Remedies
{
    public static string? For(Exception problem) => problem switch
    {
        DocumentStoreException => problem.Message,
        BrokerUnavailableException => problem.Message,
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        UnauthorizedAccessException => problem.Message,
        IOException => problem.Message,
        _ => null,
    };
}
