using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Hpo.Benchmarks;

/// <summary>One <c>hpo run</c> in a process of its own, measured from outside.</summary>
internal sealed class HpoRun : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hpo-benchmark-");
    private readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Seconds from the start of the process to each settled trial, in order.</summary>
    public List<double> SettledAt { get; } = [];

    /// <summary>Seconds until the process ended.</summary>
    public double Seconds { get; private set; }

    /// <summary>Largest resident memory of the process in MiB.</summary>
    public double PeakMemory { get; private set; }

    /// <summary>Best objective of the study.</summary>
    public double Best { get; private set; }

    public static async Task<HpoRun> StartAsync(string study, CancellationToken ct)
    {
        var run = new HpoRun();
        try
        {
            await run.RunAsync(study, ct);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task RunAsync(string study, CancellationToken ct)
    {
        var file = Path.Combine(_directory.FullName, "study.json");
        await File.WriteAllTextAsync(file, study, ct);
        var started = _clock.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "hpo.dll"), "run", file, "--data", Path.Combine(_directory.FullName, "data"), "--format", "json" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("The process did not start.");

        using var memory = new Timer(_ => ReadMemory(process.Id), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        var results = process.StandardOutput.ReadToEndAsync(ct);
        await foreach (var line in LinesAsync(process.StandardError, ct))
        {
            if (line.StartsWith('['))
            {
                SettledAt.Add(_clock.GetElapsedTime(started).TotalSeconds);
            }
        }

        await process.WaitForExitAsync(ct);
        Seconds = _clock.GetElapsedTime(started).TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"hpo run ended with exit code {process.ExitCode}: {await results}");
        }

        using var json = JsonDocument.Parse(await results);
        Best = json.RootElement.GetProperty("study").GetProperty("incumbent").GetProperty("values").GetProperty("objective").GetDouble();
    }

    private static async IAsyncEnumerable<string> LinesAsync(StreamReader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            yield return line;
        }
    }

    private void ReadMemory(int processId)
    {
        var status = $"/proc/{processId}/status";
        if (!File.Exists(status))
        {
            return;
        }

        try
        {
            var peak = File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            PeakMemory = peak is null ? PeakMemory : double.Parse(peak.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // The process ended while its status was read; the last reading stands.
            return;
        }
    }
}
