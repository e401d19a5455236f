using Hpo.Architecture.Tests.Reading;
using Hpo.Optimization;

namespace Hpo.Architecture.Tests;

/// <summary>docs/algorithms.md says what the optimizers say of themselves.</summary>
public sealed class AlgorithmPageTests
{
    private static readonly string Page = Repository.Read("docs/algorithms.md");

    [Fact]
    public void Every_optimizer_has_a_section() => Expect.None(
        "docs/algorithms.md needs a section '## NAME' for each of these optimizers:",
        OptimizerCatalog.BuiltIn.All.Where(o => !Page.Contains($"\n## {o.Name}\n", StringComparison.Ordinal)).Select(o => o.Name));

    [Fact]
    public void Every_setting_is_told_with_its_default_and_meaning() => Expect.None(
        "docs/algorithms.md must hold these rows of settings:",
        from optimizer in OptimizerCatalog.BuiltIn.All
        let section = Section(optimizer.Name)
        from setting in optimizer.Settings
        where !section.Split('\n').Any(row => row.StartsWith($"| `{setting.Name}` |", StringComparison.Ordinal)
            && row.EndsWith($"| {setting.Default ?? "derived"} | {setting.Meaning} |", StringComparison.Ordinal))
        select $"{optimizer.Name}: | `{setting.Name}` | … | {setting.Default ?? "derived"} | {setting.Meaning} |");

    private static string Section(string name)
    {
        var start = Page.IndexOf($"\n## {name}\n", StringComparison.Ordinal);
        return start < 0 ? "" : Page[(start + 1)..].Split("\n## ")[0];
    }
}
