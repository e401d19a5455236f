using Hpo.Gateway;
using Microsoft.Extensions.Options;

namespace Hpo.Cli;

/// <summary>What training costs, as a command that starts nothing sees it.</summary>
internal static class CliPrices
{
    /// <summary>The prices of the settings (<c>HPO__Prices__File</c>, <c>HPO__Prices__Region</c>, <c>HPO__Aws__Region</c>), or of a file that the user names.</summary>
    /// <param name="file">A price table; null for that of the settings.</param>
    public static PriceBook Open(FileInfo? file)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables("HPO__");
        if (file is not null)
        {
            settings.AddInMemoryCollection(new Dictionary<string, string?> { [PriceBook.FileSetting] = file.FullName });
        }

        try
        {
            return PriceBook.From(settings.Build());
        }
        catch (OptionsValidationException wrong)
        {
            throw new CliException(string.Join(Environment.NewLine, wrong.Failures));
        }
    }
}
