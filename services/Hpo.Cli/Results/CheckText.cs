using System.Globalization;
using Hpo.OptimizerChecks;

namespace Hpo.Cli.Results;

/// <summary>Checks of an optimizer service for people.</summary>
internal static class CheckText
{
    private const int NameWidth = 31;

    /// <summary>The lines of one check.</summary>
    public static IEnumerable<string> Lines(CheckResult result) => result.Details()
        .Select(detail => $"         {detail.What,-9} {detail.Text.ReplaceLineEndings(" ")}")
        .Prepend($"{Status(result.Status),-8} {result.Name.PadRight(NameWidth)} {result.Rule}");

    public static string Summary(CheckReport report)
    {
        var times = report.MedianMilliseconds is { } median
            ? string.Create(CultureInfo.InvariantCulture, $" {report.Answers} answers, half of them within {median:0.#} ms, the longest {report.LongestMilliseconds:0.#} ms.")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Optimizer}{(report.Version is { } version ? $" {version}" : "")}: {report.Count(CheckStatus.Passed)} passed, {report.Count(CheckStatus.Failed)} failed, {report.Count(CheckStatus.Skipped)} skipped.{times}");
    }

    private static string Status(CheckStatus status) => status switch
    {
        CheckStatus.Passed => "passed",
        CheckStatus.Failed => "FAILED",
        _ => "skipped",
    };
}
