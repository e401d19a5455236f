using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.OptimizerChecks;

namespace Hpo.OptimizerSdk.Tests;

/// <summary>Random search as a service with one fault.</summary>
internal sealed class WrongOptimizer(Fault fault) : IDisposable
{
    private readonly JsonMemoryOptimizer<RandomSearch.Memory> _random = new(new RandomSearch());
    private readonly Dictionary<string, KeptHistory> _kept = [];
    private readonly ManualResetEventSlim _end = new();
    private CandidatesSuggested? _first;
    private int _lastRound = 1;

    public static OptimizerAnnounced Announced { get; } = new()
    {
        Name = "wrong-one",
        Summary = "Does something wrong.",
        Version = "0.1",
        Instance = "a",
        Settings = [new() { Name = "size", Meaning = "A size.", Type = SettingType.Number, Min = 0, Max = 1 }],
        Capabilities = new OptimizerCapabilities { MultiObjective = true },
        At = DateTimeOffset.UnixEpoch,
    };

    public InProcessOptimizer Service => new(Announced, Answer, TimeProvider.System);

    public void Dispose()
    {
        // Whoever waits for the slow answer is let go, and thrown out with the test.
        _end.Set();
    }

    private CandidatesSuggested? Answer(CandidatesRequested request)
    {
        var isTroubled = fault switch
        {
            Fault.CrashesOnFailures => request.Results.Any(result => result.Values is null),
            Fault.CrashesOnRestart => request.History.From > 0 && !_kept.ContainsKey(request.StudyId),
            Fault.CrashesOnCorrection => request.History.Corrections > 0,
            Fault.Throws => true,
            _ => false,
        };
        return isTroubled ? throw new InvalidOperationException("it was not prepared for that") : Spoilt(request);
    }

    private CandidatesSuggested? Spoilt(CandidatesRequested request)
    {
        switch (fault)
        {
            case Fault.Silent:
                return null;
            case Fault.Slow:
                _end.Wait();
                return null;
            case Fault.MixesStudies:
                return Good(request, _kept.Count == 0 ? request.StudyId : _kept.Keys.First());
            case Fault.IgnoresHistory:
                return Blind(request);
            case Fault.IgnoresPending:
                return Good(request with { Pending = [] }, request.StudyId);
        }

        var good = Good(request, request.StudyId);
        var answered = _lastRound;
        _lastRound = request.Round;
        _first ??= good;
        return fault switch
        {
            Fault.OutOfRange => Changed(good, values => values["x"] = 99),
            Fault.WrongType => Changed(good, values => values["x"] = new JsonArray(1)),
            Fault.UnknownParameter => Changed(good, values => values["z9"] = 1),
            Fault.MissingParameter => Changed(good, values => values.Remove("x")),
            Fault.UnknownCategory => Changed(good, values => values["optimizer"] = "rmsprop"),
            Fault.IgnoresConditions => Changed(good, values => values["momentum"] = 0.5),
            Fault.RepeatsItself => good with { Candidates = _first.Candidates },
            Fault.TooMany => good with { Candidates = [.. good.Candidates, .. good.Candidates] },
            Fault.None => good with { Candidates = [] },
            Fault.ExhaustedAtOnce => good with { Candidates = [], Exhausted = true },
            Fault.NeverExhausted => good with { Exhausted = false },
            Fault.HugeMemory => good with { Memory = JsonSerializer.SerializeToElement(new string('x', 2 * 1024 * 1024)) },
            Fault.WrongRound => good with { Round = good.Round + 1 },
            Fault.WrongStudy => good with { StudyId = "another-study" },
            Fault.AnswersOldRound => good with { Round = answered },
            _ => good,
        };
    }

    private CandidatesSuggested Good(CandidatesRequested request, string memoryOf)
    {
        if (!_kept.TryGetValue(memoryOf, out var kept))
        {
            _kept[memoryOf] = kept = new KeptHistory();
        }

        return RemoteAnswers.Of(request, _random, kept);
    }

    // Knows nothing but the question, and does not ask for more.
    private CandidatesSuggested Blind(CandidatesRequested request) =>
        RemoteAnswers.Of(request with { Results = [], History = new HistorySpan { From = 0, Told = 0, Total = 0 } }, _random, new KeptHistory());

    private static CandidatesSuggested Changed(CandidatesSuggested good, Action<JsonObject> change) => good with
    {
        Candidates = [.. good.Candidates.Select(candidate =>
        {
            var values = JsonSerializer.SerializeToNode(candidate.Hyperparameters)!.AsObject();
            change(values);
            return candidate with { Hyperparameters = JsonSerializer.SerializeToElement(values) };
        })],
    };
}
