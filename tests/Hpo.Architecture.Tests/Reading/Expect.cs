namespace Hpo.Architecture.Tests.Reading;

internal static class Expect
{
    /// <summary>Fails with all violations, one a line.</summary>
    public static void None(string rule, IEnumerable<string> violations)
    {
        var found = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{rule}{Environment.NewLine}{string.Join(Environment.NewLine, found.Select(v => "  " + v))}");
    }
}
