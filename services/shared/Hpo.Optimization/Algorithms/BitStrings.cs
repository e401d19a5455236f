namespace Hpo.Optimization;

/// <summary>Crossover and mutation of bit strings.</summary>
internal static class BitStrings
{
    /// <summary>A string of even bits.</summary>
    public static string Random(int length, RandomSource random) => Map(new string('0', length), (_, _) => random.NextBool(0.5) ? '1' : '0');

    /// <summary>Recombines two strings of equal length; together the children hold exactly the parents' bits at every place.</summary>
    public static (string First, string Second) Cross(string a, string b, string kind, RandomSource random) => kind switch
    {
        "one-point" => ExchangeSegment(a, b, random.NextInt(a.Length + 1), a.Length),
        "two-point" => TwoPoint(a, b, random),
        "uniform" => Exchange(a, b, _ => random.NextBool(0.5)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown crossover."),
    };

    /// <summary>Flips every bit with the given probability.</summary>
    public static string Flip(string genes, double rate, RandomSource random) =>
        Map(genes, (bit, _) => random.NextBool(rate) ? Other(bit) : bit);

    /// <summary>Flips that many different bits, or all where there are fewer.</summary>
    public static string FlipExactly(string genes, int count, RandomSource random)
    {
        var places = new HashSet<int>();
        while (places.Count < Math.Min(count, genes.Length))
        {
            places.Add(random.NextInt(genes.Length));
        }

        return Map(genes, (bit, place) => places.Contains(place) ? Other(bit) : bit);
    }

    private static (string First, string Second) TwoPoint(string a, string b, RandomSource random)
    {
        var (x, y) = (random.NextInt(a.Length + 1), random.NextInt(a.Length + 1));
        return ExchangeSegment(a, b, Math.Min(x, y), Math.Max(x, y));
    }

    private static (string First, string Second) ExchangeSegment(string a, string b, int start, int end) =>
        Exchange(a, b, place => place >= start && place < end);

    private static (string First, string Second) Exchange(string a, string b, Func<int, bool> isExchanged)
    {
        var (first, second) = (a.ToCharArray(), b.ToCharArray());
        for (var i = 0; i < first.Length; i++)
        {
            if (isExchanged(i))
            {
                (first[i], second[i]) = (second[i], first[i]);
            }
        }

        return (new string(first), new string(second));
    }

    private static string Map(string genes, Func<char, int, char> change) => string.Create(genes.Length, genes, (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = change(source[i], i);
        }
    });

    private static char Other(char bit) => bit == '1' ? '0' : '1';
}
