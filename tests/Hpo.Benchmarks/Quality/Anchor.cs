namespace Hpo.Benchmarks.Quality;

/// <summary>The shipped anchors: what other libraries reach on the shipped problems.</summary>
internal static class Anchor
{
    /// <summary>Regret on problems with one objective.</summary>
    public static IReadOnlyList<RegretRow> Regrets => RegretRow.Read(Resource("anchors.csv"), "anchors.csv");

    /// <summary>Hypervolume on problems with several objectives.</summary>
    public static IReadOnlyList<HypervolumeRow> Hypervolumes => HypervolumeRow.Read(Resource("anchors_multiobjective.csv"), "anchors_multiobjective.csv");

    private static string Resource(string name)
    {
        using var stream = typeof(Anchor).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program does not hold '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
