using System.Globalization;

namespace Hpo.TestKit.Processes;

/// <summary>What a program and all that it started have used so far.</summary>
/// <param name="CpuSeconds">Processor time, user and system, to a hundredth of a second.</param>
/// <param name="PeakMebibytes">Largest resident memory of its biggest process.</param>
public readonly record struct ProcessUsage(double CpuSeconds, double PeakMebibytes)
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on all Linux systems

    /// <summary>Reads <c>/proc</c>; zero for a program that is gone.</summary>
    /// <param name="session">Id of a <see cref="ChildProcess"/>.</param>
    public static ProcessUsage Of(int session)
    {
        var members = Sessions.Members(session).ToList();
        return new ProcessUsage(members.Sum(m => m.Ticks) / TicksPerSecond, members.Select(m => Peak(m.Id)).DefaultIfEmpty().Max());
    }

    private static double Peak(int id)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status")).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return 0;
        }
    }
}
