using System.Globalization;

namespace Hpo.TestKit.Processes;

/// <summary>One line of <c>/proc/…/stat</c>.</summary>
internal sealed record ProcessStat(int Id, int Session, long Ticks)
{
    /// <summary>Null when the process is gone.</summary>
    public static ProcessStat? Read(int id)
    {
        try
        {
            return Parse(id, File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat")));
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The second field is the program's name in brackets, which may hold anything; field 3 of proc(5) follows the last bracket.
    private static ProcessStat Parse(int id, string line)
    {
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessStat(id, (int)Number(fields[6 - 3]), Number(fields[14 - 3]) + Number(fields[15 - 3]));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
