namespace Hpo.Optimization;

/// <summary>Chromosomes as points of the unit cube, one real gene for each parameter (Herrera, Lozano and Verdegay, 1998); a category comes from either parent and is replaced by another.</summary>
internal sealed class RealChromosomes(StudyView study, string crossover, double mutationRate, RandomSource random) : IChromosomes
{
    // Of Deb and Agrawal, 1995: with 2, children spread as those of binary strings do.
    private const double CrossoverEta = 2;

    // Steps of about a fifth of an axis; see NondominatedSortingGeneticAlgorithm.DefaultMutationEta.
    private const double MutationEta = 5;

    // Of BLX-0.5 (Eshelman and Schaffer, 1993): how far beyond its parents a child may lie, in their distance. The population neither shrinks nor grows by it.
    private const double Extension = 0.5;

    private readonly SearchSpace _space = study.Problem.Space;
    private readonly UnknownConfigurations _unknown = new(study);

    public Candidate? Initial(int place) => new InitialDesign(study, _unknown).Next(place, random);

    public Candidate? Child(Individual first, Individual? second)
    {
        var point = first.Genes(_space, random);
        point = second is null ? point : Cross(point, second.Genes(_space, random));

        // A child of one parent alone would be its clone; so at least one value changes.
        var always = second is null && point.Length > 0 ? random.NextInt(point.Length) : -1;
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = i == always || random.NextBool(mutationRate) ? RealVariation.Polynomial(_space.Axes[i], point[i], MutationEta, random) : point[i];
        }

        return _unknown.Near(point, random) is { } configuration
            ? new Candidate(configuration) { Parents = second is null ? [first.Trial] : [first.Trial, second.Trial] }
            : null;
    }

    private double[] Cross(double[] a, double[] b) => crossover switch
    {
        "sbx" => RealVariation.SimulatedBinary(_space, a, b, CrossoverEta, random),
        "blend" => [.. a.Select((x, i) => _space.Axes[i].IsCategorical ? Either(x, b[i]) : Variation.Reflect(x + (b[i] - x) * ((1 + 2 * Extension) * random.NextDouble() - Extension)))],
        "uniform" => [.. a.Select((x, i) => Either(x, b[i]))],
        _ => throw new InvalidOperationException($"Crossover {crossover} does not recombine real numbers."),
    };

    private double Either(double x, double y) => random.NextBool(0.5) ? x : y;
}
