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

    /// <summary>
    /// Makes sure that a wrapper which has not got as far as its process file never starts the program: it cannot make the file any more.
    /// False when it was quicker.
    /// </summary>
    public static bool Forestall(string processFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(processFile)!);
        try
        {
            using var forestalled = new FileStream(processFile, FileMode.CreateNew);
            return true;
        }
        catch (IOException) when (new FileInfo(processFile) is { Exists: true } file)
        {
            return file.Length == 0; // by an endpoint that went away, too, before it could go on
        }
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
