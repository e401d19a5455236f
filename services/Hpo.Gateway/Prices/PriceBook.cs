using Hpo.Contracts;
using Hpo.Optimization;
using Microsoft.Extensions.Options;

namespace Hpo.Gateway;

/// <summary>What training costs here: the table that comes with the program, or one that the settings name.</summary>
public sealed class PriceBook
{
    /// <summary>The setting that names a price table.</summary>
    public const string FileSetting = "Prices:File";

    private const string Shipped = "prices.json";

    private PriceBook(InstancePrices prices, bool isCharged) => (Prices, IsCharged) = (prices, isCharged);

    /// <summary>The prices of all known machine types.</summary>
    public InstancePrices Prices { get; }

    /// <summary>Whether jobs cost anything; on a local endpoint they do not, unless the settings name prices for it.</summary>
    public bool IsCharged { get; }

    /// <summary>Reads the price table.</summary>
    /// <param name="configuration">Section <c>Prices</c>: <c>File</c> and <c>Region</c>; without a region, <c>Aws:Region</c> counts.</param>
    /// <exception cref="OptionsValidationException">The table cannot be read; the message says what is wrong with which file.</exception>
    public static PriceBook From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection(PriceOptions.Section).Get<PriceOptions>() ?? new PriceOptions();
        var isLocal = !string.IsNullOrEmpty(configuration["Aws:ServiceUrl"]);
        return new PriceBook(
            Read(options.File).Of(options.Region ?? configuration["Aws:Region"], options.File ?? Shipped),
            !isLocal || options is not { File: null, Region: null });
    }

    /// <summary>The prices that a study is reckoned by; null where it costs nothing. A study that limits its cost is reckoned everywhere, so that it can be rehearsed.</summary>
    /// <param name="study">The study.</param>
    public InstancePrices? For(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return IsCharged || study.Budget.MaxCost is not null ? TrialCosts.Only(Prices, study.Training) : null;
    }

    private static PriceTable Read(string? file)
    {
        var path = file ?? Path.Combine(AppContext.BaseDirectory, Shipped);
        return File.Exists(path) ? PriceTable.Read(File.ReadAllText(path)) switch
        {
            ({ } table, _) => table,
            (_, var problems) => throw Wrong(problems.Select(problem => $"{FileSetting} {path} is no price table: {problem}")),
        } : throw Wrong([$"{FileSetting} {path} does not exist. Name a file like the prices.json that comes with the program."]);
    }

    private static OptionsValidationException Wrong(IEnumerable<string> problems) => new(PriceOptions.Section, typeof(PriceOptions), problems);
}
