using System.Globalization;
using System.Text;

namespace Hpo.Aws.Tests.Model;

/// <summary>Random texts that match a regular expression, for the constructs that the patterns of service models use.</summary>
internal sealed class PatternSample
{
    private const int MoreThanNeeded = 3; // how often an open-ended repetition goes beyond its minimum
    private const string Digits = "0123456789";
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Any = Letters + Digits + "!#$%&'()*+,-./:;<=>?@[]^_{|}~ éß世";

    private readonly string pattern;
    private readonly Random random;
    private int at;

    private PatternSample(string pattern, Random random) => (this.pattern, this.random) = (pattern, random);

    /// <summary>A text of the length asked for that matches; a model whose constraints cannot be met together is an error.</summary>
    public static string Draw(string? pattern, int min, int max, Random random)
    {
        if (pattern is null)
            return Pick(Any, random.Next(min, Math.Min(max, min + 20) + 1), random);
        for (var attempt = 0; attempt < 2000; attempt++)
            if (new PatternSample(pattern, random).Alternatives() is var text && text.Length >= min && text.Length <= max)
                return text;
        throw new InvalidOperationException($"No text of {min} to {max} characters was found for {pattern}.");
    }

    private static string Pick(string alphabet, int count, Random random) =>
        new([.. Enumerable.Range(0, count).Select(_ => alphabet[random.Next(alphabet.Length)])]);

    private bool More => at < pattern.Length;

    private string Alternatives()
    {
        var options = new List<string> { Sequence() };
        while (More && pattern[at] == '|')
        {
            at++;
            options.Add(Sequence());
        }

        return options[random.Next(options.Count)];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (More && pattern[at] is not ('|' or ')'))
            text.Append(Repeated());
        return text.ToString();
    }

    /// <summary>Each repetition reads the atom again, and so draws it anew.</summary>
    private string Repeated()
    {
        var start = at;
        var text = new StringBuilder(Atom());
        var end = at;
        var (min, max) = Quantifier();
        var after = at;
        var count = random.Next(min, Math.Min(max, min + MoreThanNeeded) + 1);
        if (count == 0)
            text.Clear();
        for (var i = 1; i < count; i++)
        {
            at = start;
            text.Append(Atom());
        }

        at = Math.Max(after, end);
        return text.ToString();
    }

    private string Atom()
    {
        switch (pattern[at++])
        {
            case '(':
                return Group();
            case '[':
                return Pick(Class(), 1, random);
            case '\\':
                return Pick(Escape(), 1, random);
            case '.':
                return Pick(Any, 1, random);
            case '^' or '$':
                return "";
            default:
                return pattern[at - 1].ToString();
        }
    }

    private string Group()
    {
        var looksBehind = pattern[at..].StartsWith("?<!", StringComparison.Ordinal);
        at += looksBehind ? 3 : pattern[at..].StartsWith("?:", StringComparison.Ordinal) ? 2 : 0;
        var text = Alternatives();
        at++;
        return looksBehind ? "" : text; // the one such group forbids a last dash: the caller tries again where it matters
    }

    private string Class()
    {
        var negated = pattern[at] == '^';
        at += negated ? 1 : 0;
        var characters = new StringBuilder();
        while (pattern[at] != ']')
        {
            var first = pattern[at++];
            if (first == '\\')
                characters.Append(Escape());
            else if (pattern[at] == '-' && pattern[at + 1] != ']')
            {
                var last = pattern[at + 1];
                at += 2;
                foreach (var code in Enumerable.Range(first, last - first + 1))
                    characters.Append((char)code);
            }
            else
                characters.Append(first);
        }

        at++;
        return negated ? new string([.. Any.Except(characters.ToString())]) : characters.ToString();
    }

    private string Escape()
    {
        var escaped = pattern[at++];
        if (escaped != 'p')
            return escaped switch { 'd' => Digits, 'w' => Letters + Digits + "_", 's' => " ", 'S' => Letters + Digits + "é/:", _ => escaped.ToString() };
        var end = pattern.IndexOf('}', at);
        var name = pattern[(at + 1)..end];
        at = end + 1;
        return name switch { "L" => Letters + "é世", "N" => Digits, "Z" => " ", _ => Letters + Digits };
    }

    private (int Min, int Max) Quantifier()
    {
        if (!More || pattern[at] is not ('?' or '*' or '+' or '{'))
            return (1, 1);
        switch (pattern[at++])
        {
            case '?':
                return (0, 1);
            case '*':
                return (0, int.MaxValue - MoreThanNeeded);
            case '+':
                return (1, int.MaxValue - MoreThanNeeded);
            default:
                var end = pattern.IndexOf('}', at);
                var bounds = pattern[at..end].Split(',');
                at = end + 1;
                var min = int.Parse(bounds[0], CultureInfo.InvariantCulture);
                return (min, bounds.Length == 1 ? min : bounds[1].Length == 0 ? int.MaxValue - MoreThanNeeded : int.Parse(bounds[1], CultureInfo.InvariantCulture));
        }
    }
}
