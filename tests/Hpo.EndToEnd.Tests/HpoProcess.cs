using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hpo.EndToEnd.Tests;

/// <summary>The command line as users run it: a process of its own, its output line by line, and signals.</summary>
internal sealed class HpoProcess : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private HpoProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    public static HpoProcess Start(params string[] arguments) => StartWith(new Dictionary<string, string>(), arguments);

    /// <summary>Starts a command with settings in its environment.</summary>
    public static HpoProcess StartWith(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "hpo.dll"));
        arguments.ToList().ForEach(start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new HpoProcess(Process.Start(start) ?? throw new InvalidOperationException("The process did not start."));
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<HpoProcess> RunAsync(params string[] arguments) => RunWithAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command to its end with settings in its environment.</summary>
    public static async Task<HpoProcess> RunWithAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var process = StartWith(environment, arguments);
        await process.WaitForExitAsync();
        return process;
    }

    public async Task<int> WaitForExitAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The command did not end in {Deadline}.\n{Errors}\n{Output}");
        }

        return _process.ExitCode;
    }

    /// <summary>Waits until so many trials have settled.</summary>
    public async Task WaitForSettledAsync(int trials)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (_errors.Count(line => line.StartsWith('[')) < trials)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The command ended before {trials} trials had settled.\n{Errors}");
            }

            await _arrived.WaitAsync(deadline.Token);
        }
    }

    /// <summary>Waits until a line on the way there says something.</summary>
    public async Task SaidAsync(string text)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!_errors.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The command ended without saying '{text}'.\n{Errors}");
            }

            await _arrived.WaitAsync(deadline.Token);
        }
    }

    public void Signal(string signal) => Process.Start("kill", ["-s", signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.WaitForExit();

    public int ExitCode => _process.ExitCode;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _arrived.Dispose();
    }

    private void Take(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
            _arrived.Release();
        }
    }
}
