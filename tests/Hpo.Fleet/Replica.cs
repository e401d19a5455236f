using System.Globalization;
using Hpo.TestKit.Messaging;
using Hpo.TestKit.Processes;

namespace Hpo.Fleet;

/// <summary>One process of a service, which may be killed and started again under the same name and address.</summary>
public sealed class Replica : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    private readonly string _directory;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly IReadOnlyList<string> _arguments;
    private readonly string _readyPath;
    private readonly Lock _lock = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private ChildProcess? _process;
    private ProcessUsage _before;

    internal Replica(string service, int number, string directory, IReadOnlyDictionary<string, string> environment, string readyPath, params IReadOnlyList<string> arguments)
    {
        Service = service;
        Name = string.Create(CultureInfo.InvariantCulture, $"{service}-{number}");
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPorts.Free()}"));
        _directory = directory;
        _environment = environment;
        _readyPath = readyPath;
        _arguments = arguments;
    }

    public string Service { get; }

    /// <summary>Unique in the fleet, such as <c>trainer-2</c>.</summary>
    public string Name { get; }

    public Uri Url { get; }

    public bool IsRunning
    {
        get
        {
            // Somebody else may be ending it, and a process object that is given back answers nothing any more.
            lock (_lock)
                return _process is { HasExited: false };
        }
    }

    /// <summary>What all its processes printed.</summary>
    public string LogFile => Path.Combine(_directory, $"{Name}.log");

    /// <summary>What it has used, in all its lives.</summary>
    public ProcessUsage Usage => Sum(_before, CurrentUsage);

    /// <summary>What it has used in its present life.</summary>
    public ProcessUsage CurrentUsage => _process is null ? default : ProcessUsage.Of(_process.Id);

    /// <summary>Starts it; one that runs is left alone.</summary>
    /// <param name="settings">Environment variables beside those it always has.</param>
    public void Start(IReadOnlyDictionary<string, string>? settings = null)
    {
        lock (_lock)
        {
            if (IsRunning)
                return;
            Forget();
            _process = ChildProcess.Start(
                _directory, LogFile, new Dictionary<string, string>([.. _environment, .. settings ?? new Dictionary<string, string>()]), ["dotnet", Checkout.Program(Service), "--urls", Url.OriginalString, .. _arguments]);
        }
    }

    /// <summary>Waits until it can do its work.</summary>
    /// <exception cref="TimeoutException">It cannot after two minutes.</exception>
    public async Task WaitReadyAsync(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReadyAsync(ct))
        {
            if (_process is { HasExited: true } ended)
                throw new InvalidOperationException($"{Name} ended with code {ended.ExitCode}; see {LogFile}.");
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"{Name} is not ready after {StartLimit}; see {LogFile}.");
            await pause.WaitForNextTickAsync(ct);
        }
    }

    /// <summary>As kill -9 does.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        if (_process is null)
            return;
        _before = Usage;
        await _process.KillAsync(ct);
        Forget();
    }

    /// <summary>As an orchestrator does: SIGTERM, and SIGKILL for one that has not ended in 40 s.</summary>
    /// <returns>Whether it ended by itself, with exit code 0.</returns>
    public async Task<bool> TerminateAsync(CancellationToken ct)
    {
        if (_process is null)
            return true;
        _before = Usage;
        _process.Terminate();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            await _process.KillAsync(ct);
            return false;
        }
        finally
        {
            Forget();
        }
    }

    public void Dispose()
    {
        Forget();
        _http.Dispose();
    }

    internal static ProcessUsage Sum(ProcessUsage one, ProcessUsage other) =>
        new(one.CpuSeconds + other.CpuSeconds, Math.Max(one.PeakMebibytes, other.PeakMebibytes));

    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(Url, _readyPath), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private void Forget()
    {
        lock (_lock)
        {
            _process?.Dispose();
            _process = null;
        }
    }
}
