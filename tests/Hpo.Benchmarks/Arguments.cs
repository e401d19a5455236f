using System.Globalization;

namespace Hpo.Benchmarks;

/// <summary>Options of a benchmark, as pairs of <c>--name value</c>. What is wrong with them is collected, so that everything is told at once.</summary>
internal sealed class Arguments(string[] args)
{
    private const string Everything = "all";

    private readonly List<string> _problems = [];

    /// <summary>What was found wrong so far, each with the option, its value and the remedy.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public string Text(string name, string otherwise) => Find(name) ?? otherwise;

    /// <summary>The value of an option, or null when it is not given.</summary>
    public string? Find(string name) =>
        Array.IndexOf(args, $"--{name}") is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : null;

    public int Number(string name, int otherwise) => int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    /// <summary>A whole number that is at least 1.</summary>
    public int Count(string name, int otherwise) => Find(name) is { } text ? ReadCount(name, text) ?? otherwise : otherwise;

    /// <summary>Whole numbers that are at least 1, ascending.</summary>
    public IReadOnlyList<int> Counts(string name, params IReadOnlyList<int> otherwise) => Find(name) is { } text
        ? [.. text.Split(',').Select(part => ReadCount(name, part)).OfType<int>().Distinct().Order()]
        : otherwise;

    /// <summary>One of a list of words.</summary>
    public string Word(string name, params IReadOnlyList<string> known) => Words(name, known[0], known)[0];

    /// <summary>Some of a list of words, separated by commas; <c>all</c> means every one.</summary>
    public IReadOnlyList<string> Words(string name, string otherwise, IReadOnlyList<string> known)
    {
        var given = Text(name, otherwise).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var unknown in given.Where(word => word != Everything && !known.Contains(word, StringComparer.Ordinal)))
        {
            _problems.Add($"--{name}: there is no '{unknown}'. Known are {string.Join(", ", known)}.");
        }

        return given.Length == 0 || given.Contains(Everything, StringComparer.Ordinal) ? known : [.. given.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Tells of options that are not among these, and of ones without a value.</summary>
    public void Only(params IReadOnlyList<string> names)
    {
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || !names.Contains(args[i][2..], StringComparer.Ordinal))
            {
                _problems.Add($"'{args[i]}' is no option here. Known are {string.Join(", ", names.Select(name => "--" + name))}.");
            }
            else if (i + 1 == args.Length)
            {
                _problems.Add($"{args[i]} needs a value.");
            }
        }
    }

    /// <summary>A file to write, or null when none is given. Its directory must exist, which is known before hours of measuring.</summary>
    public string? NewFile(string name)
    {
        if (Find(name) is { } file && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
        {
            _problems.Add($"--{name} is '{file}', but that directory does not exist. Create it, or name another file.");
        }

        return Find(name);
    }

    /// <summary>Adds what else is wrong.</summary>
    public void Refuse(string problem) => _problems.Add(problem);

    private int? ReadCount(string name, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
        {
            return number;
        }

        _problems.Add($"--{name} is '{text}'. Give a whole number, at least 1.");
        return null;
    }
}
