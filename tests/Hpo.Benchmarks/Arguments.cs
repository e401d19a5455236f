using System.Globalization;

namespace Hpo.Benchmarks;

/// <summary>Options of a benchmark, as pairs of <c>--name value</c>.</summary>
internal sealed class Arguments(string[] args)
{
    public string Text(string name, string otherwise) =>
        Array.IndexOf(args, $"--{name}") is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : otherwise;

    public int Number(string name, int otherwise) => int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
}
