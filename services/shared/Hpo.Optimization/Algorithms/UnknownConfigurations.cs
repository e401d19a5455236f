namespace Hpo.Optimization;

/// <summary>
/// Finds configurations that a study has not tried, so that none is paid for twice. Where the study allows repetitions, those of one ask differ as long as the space holds others.
/// </summary>
internal sealed class UnknownConfigurations(StudyView study)
{
    private const int Draws = 64;

    // From steps that a training can hardly feel to steps across the whole axis.
    private const int Steps = 40;
    private const double FirstStep = 0.002;
    private const double StepGrowth = 1.2;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes a configuration for this ask; false when the study, or this ask, has it already.</summary>
    public bool TryTake(Configuration configuration) => !study.IsKnown(configuration) && _taken.Add(configuration.Key);

    /// <summary>Draws a configuration that is unknown and takes it; null when the space holds no other.</summary>
    public Configuration? Draw(RandomSource random) => Draw(study.Problem.Space.Sample, random);

    /// <summary>Draws by the given sampler; null when the space holds no other configuration.</summary>
    public Configuration? Draw(Func<RandomSource, Configuration> sample, RandomSource random)
    {
        for (var i = 0; i < Draws; i++)
        {
            var drawn = sample(random);
            if (TryTake(drawn))
            {
                return drawn;
            }
        }

        return PickFromRest(random) ?? (study.Problem.AllowRepeats ? sample(random) : null);
    }

    /// <summary>
    /// Takes the configuration at a point or, when it is known, an unknown one as near to it as growing steps find; in a space that is nearly exhausted
    /// the nearest one that is left. Null when the space holds no other configuration.
    /// </summary>
    public Configuration? Near(double[] point, RandomSource random)
    {
        var space = study.Problem.Space;
        var wanted = space.Decode(point);
        if (TryTake(wanted))
        {
            return wanted;
        }

        var step = FirstStep;
        for (var i = 0; space.Dimensions > 0 && i < Steps; i++)
        {
            var near = space.Decode(Neighbour(space, point, step, random));
            if (TryTake(near))
            {
                return near;
            }

            step = Math.Min(1, step * StepGrowth);
        }

        var nearest = Rest().MinBy(c => Variation.Distance(space, point, c.PointIn(space)));
        return nearest is not null && TryTake(nearest) ? nearest : study.Problem.AllowRepeats ? wanted : null;
    }

    // One axis always moves; the others do with even chance, categories as rarely as the step is small.
    private static double[] Neighbour(SearchSpace space, double[] point, double step, RandomSource random)
    {
        var moved = point.ToArray();
        var always = random.NextInt(point.Length);
        for (var i = 0; i < moved.Length; i++)
        {
            if (i == always || random.NextBool(space.Axes[i].IsCategorical ? step : 0.5))
            {
                moved[i] = Variation.Step(space.Axes[i], point[i], step, random);
            }
        }

        return moved;
    }

    private Configuration? PickFromRest(RandomSource random)
    {
        var rest = Rest();
        if (rest.Count == 0)
        {
            return null;
        }

        var picked = rest[random.NextInt(rest.Count)];
        _taken.Add(picked.Key);
        return picked;
    }

    private List<Configuration> Rest() => study.Problem.Space.IsEnumerable
        ? [.. study.Problem.Space.Enumerate().Where(c => !study.IsKnown(c) && !_taken.Contains(c.Key))]
        : [];
}
