namespace Hpo.Optimization;

/// <summary>
/// Chromosomes as strings of bits, one gene for each parameter. Where the study gives no rate of mutation it is parameters that mutate, so that one of few bits changes as often as
/// one of many, and every child has at least one that does: a category is drawn anew, a number has one bit flipped.
/// </summary>
internal sealed class BitChromosomes(StudyView study, BitEncoding encoding, string crossover, double? mutationRate, RandomSource random) : IChromosomes
{
    // So many leading bits of a gene may flip from the first child on; the others follow one by one until the budget is used (Fogarty, 1989, varies mutation by the place of
    // a bit and over time). Fine steps would be wasted while the population is spread.
    private const int LeadingBits = 2;

    // Now and then a number is drawn anew like a category: some values lie several flips from each other.
    private const double RedrawRate = 0.1;

    private const int MutationAttempts = 16;

    private readonly SearchSpace _space = study.Problem.Space;
    private readonly UnknownConfigurations _unknown = new(study);

    public Candidate? Initial(int place)
    {
        // The even sample of all algorithms, in values that bits can express.
        var genes = encoding.Encode(new SobolSequence(_space.Dimensions, study.Problem.Seed).Point(study.NextTrial + place));
        return Taken(genes) ?? Drawn();
    }

    public Candidate? Child(Individual first, Individual? second)
    {
        var genes = second is null ? Genes(first) : BitStrings.Cross(Genes(first), Genes(second), crossover, random).First;
        genes = mutationRate is { } rate ? BitStrings.Flip(genes, rate, random) : MutateParameters(genes);

        // No clones: a child that is known already is mutated again.
        for (var attempt = 1; attempt <= MutationAttempts; attempt++)
        {
            if (Taken(genes) is { } child)
            {
                return child with { Parents = second is null ? [first.Trial] : [first.Trial, second.Trial] };
            }

            genes = mutationRate is null ? MutateParameters(genes) : BitStrings.FlipExactly(genes, attempt, random);
        }

        return Drawn();
    }

    private Candidate? Taken(string genes) => encoding.Decode(genes) is var configuration && _unknown.TryTake(configuration)
        ? new Candidate(configuration) { Genotype = genes }
        : null;

    private Candidate? Drawn() => _unknown.Draw(chance => encoding.Decode(BitStrings.Random(encoding.Length, chance)), random) is { } configuration
        ? new Candidate(configuration) { Genotype = encoding.Encode(configuration) }
        : null;

    private string Genes(Individual parent) => parent.Candidate.Genotype ?? encoding.Encode(parent.Candidate.Configuration);

    // One parameter, and each of the others as often as one of all would be.
    private string MutateParameters(string genes)
    {
        var bits = genes.ToCharArray();
        var always = _space.Dimensions > 0 ? random.NextInt(_space.Dimensions) : -1;
        var start = 0;
        for (var i = 0; i < _space.Dimensions; i++)
        {
            var gene = bits.AsSpan(start, encoding.Widths[i]);
            if (i == always || random.NextBool(1.0 / _space.Dimensions))
            {
                MutateParameter(_space.Axes[i], gene);
            }

            start += gene.Length;
        }

        return new string(bits);
    }

    private void MutateParameter(Axis axis, Span<char> gene)
    {
        if (axis.IsCategorical || random.NextBool(RedrawRate))
        {
            BitStrings.Random(gene.Length, random).CopyTo(gene);
        }
        else if (gene.Length > 0)
        {
            var used = Math.Min(1, (double)study.Settled.Count / study.Problem.Budget.MaxTrials);
            var flipping = Math.Min(gene.Length, (int)Math.Ceiling(LeadingBits + used * (gene.Length - LeadingBits)));
            var place = random.NextInt(Math.Clamp(flipping, 1, gene.Length));
            gene[place] = gene[place] == '1' ? '0' : '1';
        }
    }
}
