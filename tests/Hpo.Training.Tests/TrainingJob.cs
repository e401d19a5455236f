using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hpo.Training.Tests;

/// <summary>A training program with a base directory of its own, laid out as SageMaker lays out /opt/ml.</summary>
internal sealed class TrainingJob : IDisposable
{
    private const int Sigterm = 15;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly string _base = Directory.CreateTempSubdirectory("hpo-training-").FullName;
    private readonly string _image;
    private readonly Dictionary<string, string> _environment = [];
    private Process? _process;

    public TrainingJob(string image)
    {
        _image = image;
        Directory.CreateDirectory(Path.Combine(_base, "input", "config"));
        Directory.CreateDirectory(Path.Combine(_base, "input", "data"));
    }

    public string ModelDirectory => Path.Combine(_base, "model");

    public string Failure => File.ReadAllText(Path.Combine(_base, "output", "failure"));

    public bool HasFailure => File.Exists(Path.Combine(_base, "output", "failure"));

    public TrainingJob WithChannel(string channel, string directory)
    {
        Directory.CreateSymbolicLink(Path.Combine(_base, "input", "data", channel), directory);
        return this;
    }

    public TrainingJob WithVariable(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    public TrainingJob With(params IEnumerable<(string Name, string Value)> hyperparameters)
    {
        var json = JsonSerializer.Serialize(hyperparameters.ToDictionary(p => p.Name, p => p.Value));
        File.WriteAllText(Path.Combine(_base, "input", "config", "hyperparameters.json"), json);
        return this;
    }

    public async Task<JobResult> RunAsync()
    {
        Start();
        return await EndAsync([]);
    }

    /// <summary>Starts the program, waits for a line with the text, sends SIGTERM.</summary>
    public async Task<JobResult> RunUntilAsync(string text)
    {
        var process = Start();
        using var late = new CancellationTokenSource(Deadline);
        var lines = new List<string>();
        while (!lines.Exists(line => line.Contains(text, StringComparison.Ordinal)))
            lines.Add(await process.StandardOutput.ReadLineAsync(late.Token) ?? throw new InvalidOperationException("The program ended: " + await process.StandardError.ReadToEndAsync(late.Token)));
        Assert.Equal(0, Kill(process.Id, Sigterm));
        return await EndAsync(lines);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
        Directory.Delete(_base, recursive: true);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Examples.Program(_image)!]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SAGEMAKER_BASE_DIR"] = _base;
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        return _process = Process.Start(start)!;
    }

    private async Task<JobResult> EndAsync(List<string> lines)
    {
        using var late = new CancellationTokenSource(Deadline);
        var error = _process!.StandardError.ReadToEndAsync(late.Token);
        while (await _process.StandardOutput.ReadLineAsync(late.Token) is { } line)
            lines.Add(line);
        await _process.WaitForExitAsync(late.Token);
        return new(_process.ExitCode, lines, await error);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}

internal sealed record JobResult(int ExitCode, IReadOnlyList<string> Lines, string Error);
