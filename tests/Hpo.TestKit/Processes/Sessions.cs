using System.Globalization;

namespace Hpo.TestKit.Processes;

/// <summary>The processes of a session: a program and all that it started, unless it took pains to leave.</summary>
internal static class Sessions
{
    public static IEnumerable<ProcessStat> Members(int session) =>
        from directory in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(directory)
        where char.IsAsciiDigit(name[0])
        let process = ProcessStat.Read(int.Parse(name, CultureInfo.InvariantCulture))
        where process is not null && process.Session == session
        select process;

    public static void Kill(int session)
    {
        foreach (var member in Members(session).ToList())
            Signals.Send(member.Id, Signals.Kill);
    }
}
