namespace Hpo.Optimization;

/// <summary>Probabilities of categories, learned from the same ranks as the numeric axes (in the manner of CatCMA; Hamano et al., 2024).</summary>
internal static class CmaCategories
{
    /// <summary>The probabilities after a generation: moved towards the values of the better samples by their weights, none below its margin.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Update(
        IReadOnlyList<IReadOnlyList<double>> categories, IReadOnlyList<CmaUpdate.Sample> ranked, CmaConstants constants) =>
        [.. categories.Select((probabilities, axis) => Update(probabilities, [.. ranked.Select(r => r.Levels[axis])], constants, categories.Count))];

    private static double[] Update(IReadOnlyList<double> probabilities, int[] ranked, CmaConstants constants, int axes)
    {
        var levels = probabilities.Count;
        if (levels < 2)
        {
            return [.. probabilities];
        }

        // More parents say more; more values need more to be told apart.
        var rate = constants.EffectiveParents / (constants.EffectiveParents + levels);
        var frequencies = new double[levels];
        for (var i = 0; i < ranked.Length; i++)
        {
            frequencies[ranked[i]] += Math.Max(0, constants.Weights[i]);
        }

        // The margin of CatCMA: with probability 0.73 a sample holds no value at its margin.
        var margin = Math.Min((1 - Math.Pow(0.73, 1.0 / axes)) / (levels - 1), 0.5 / levels);
        var raised = probabilities.Select((p, c) => Math.Max(margin, p + rate * (frequencies[c] - p))).ToArray();
        var surplus = raised.Sum() - 1;
        var movable = raised.Sum(p => p - margin);
        return [.. raised.Select(p => p - surplus * (p - margin) / movable)];
    }
}
