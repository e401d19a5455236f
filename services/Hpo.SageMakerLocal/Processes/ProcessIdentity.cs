using System.Globalization;

namespace Hpo.SageMakerLocal.Processes;

/// <summary>A process id together with the process's start time, since the system uses ids again.</summary>
internal sealed record ProcessIdentity(int Id, string StartTime)
{
    /// <summary>What the wrapper wrote; null when it never got that far.</summary>
    public static ProcessIdentity? Read(string processFile)
    {
        if (!File.Exists(processFile))
            return null;
        var parts = File.ReadAllText(processFile).Split(' ', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ProcessIdentity(id, parts[1])
            : null;
    }

    public bool IsAlive()
    {
        try
        {
            // The second field, the program's name in parentheses, may hold spaces: count from behind it.
            var stat = File.ReadAllText($"/proc/{Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is not ("Z" or "X") && fields[19] == StartTime;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
