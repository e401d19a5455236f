namespace Hpo.Benchmarks.Quality;

/// <summary>Names of algorithms in reports: the library, then the algorithm, as the anchors have it.</summary>
internal static class Names
{
    private const string Library = "hpo-";

    /// <summary>One of our optimizers.</summary>
    public static string Ours(string optimizer) => Library + optimizer;
}
