namespace Hpo.Cli;

/// <summary>Texts that programs wrote, made fit for one line.</summary>
internal static class Texts
{
    private const int Longest = 160;

    public static string OneLine(string? text)
    {
        var line = (text ?? "no reason given").ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
