namespace Hpo.Optimization;

/// <summary>Finds configurations that a study has not tried, so that none is paid for twice.</summary>
internal sealed class UnknownConfigurations(StudyView study)
{
    // Beyond this size an unknown configuration is found by drawing long before the space is nearly exhausted.
    private const double EnumerationLimit = 200_000;
    private const int Draws = 64;
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

        return PickFromRest(random);
    }

    private Configuration? PickFromRest(RandomSource random)
    {
        if (study.Problem.Space.Cardinality > EnumerationLimit)
        {
            return null;
        }

        var rest = study.Problem.Space.Enumerate().Where(c => !study.IsKnown(c) && !_taken.Contains(c.Key)).ToList();
        if (rest.Count == 0)
        {
            return null;
        }

        var picked = rest[random.NextInt(rest.Count)];
        _taken.Add(picked.Key);
        return picked;
    }
}
