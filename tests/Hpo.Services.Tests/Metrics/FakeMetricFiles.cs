using Hpo.Metrics.Files;
using Hpo.Metrics.Logs;

namespace Hpo.Services.Tests.Metrics;

/// <summary>Metrics files by the output URI of their job.</summary>
internal sealed class FakeMetricFiles : IMetricFiles
{
    private readonly Dictionary<string, string> _files = [];

    /// <summary>What every call answers, until it is set to null again.</summary>
    public LogProblem? Outage { get; set; }

    /// <summary>Calls so far.</summary>
    public int Calls { get; private set; }

    public void Write(string outputUri, string text) => _files[outputUri] = text;

    public Task<LogAnswer<string>> ReadAsync(string outputUri, CancellationToken ct)
    {
        Calls++;
        return Task.FromResult(
            Outage is { } problem ? LogAnswer.Failed<string>(problem, "as the test wants")
            : _files.TryGetValue(outputUri, out var text) ? LogAnswer.Of(text)
            : LogAnswer.Failed<string>(LogProblem.NotThere, $"there is no metrics.json at {outputUri}"));
    }
}
