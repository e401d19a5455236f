using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerChecks;

/// <summary>What a check works with.</summary>
internal sealed class CheckContext(ITestedOptimizer optimizer, CheckOptions options, TimeProvider clock)
{
    private readonly List<string> _notes = [];
    private readonly List<TimeSpan> _times = [];
    private int _studies;

    public string Optimizer => optimizer.Name;

    public CheckOptions Options => options;

    /// <summary>What the service can do, as far as it said so.</summary>
    public OptimizerCapabilities Capabilities { get; set; } = new() { Categorical = false, Conditional = false };

    /// <summary>How long each answer took.</summary>
    public IReadOnlyList<TimeSpan> Times => _times;

    public TimeProvider Clock => clock;

    /// <summary>An id for a study that the service has never heard of.</summary>
    public string NextStudyId() => $"{options.StudyPrefix}-{++_studies}";

    /// <summary>A stream of chance of this run.</summary>
    public RandomSource Chance(int stream) => new(options.Seed, stream);

    /// <summary>Notes what is worth knowing and no fault.</summary>
    public void Note(string text) => _notes.Add(text);

    public IReadOnlyList<string> TakeNotes()
    {
        IReadOnlyList<string> notes = [.. _notes];
        _notes.Clear();
        return notes;
    }

    public async Task<Reply> AskAsync(CandidatesRequested request, JsonNode body, TimeSpan limit, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var reply = await optimizer.AskAsync(new Question(request.StudyId, request.Round, JsonBytes.Of(body), limit), ct);
        if (reply.Suggested is not null)
        {
            _times.Add(clock.GetElapsedTime(started));
        }

        return reply;
    }
}
