using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>How an optimizer service answers with an algorithm of this library's kind. Pure but for what it keeps.</summary>
public static class RemoteAnswers
{
    /// <summary>
    /// Tells the algorithm what is new and asks it for candidates. It draws from the same streams of chance as in the study's own process, so that it suggests the
    /// same.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="optimizer">The algorithm.</param>
    /// <param name="kept">What is kept of the study; empty at first.</param>
    public static CandidatesSuggested Of(CandidatesRequested request, IStudyOptimizer optimizer, KeptHistory kept)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(kept);
        if (kept.CatchUp(request) is { } missing)
        {
            return new CandidatesSuggested { StudyId = request.StudyId, Round = request.Round, HistoryFrom = missing };
        }

        var problem = kept.ProblemOf(request);
        var view = new StudyView(problem, kept.Trials, [], [.. request.Pending.Select(KeptHistory.CandidateOf)], request.NextTrial);
        var (memory, stream) = (request.Memory ?? optimizer.Begin(problem), request.Stream);
        if (kept.Trials.Settled.Skip(request.History.Told).ToList() is { Count: > 0 } news)
        {
            memory = optimizer.Tell(view, memory, news, new RandomSource(request.Seed, stream++));
        }

        var count = problem.Mode == OptimizerMode.Generational ? Math.Min(request.Count, optimizer.GenerationSize(problem)) : request.Count;
        var (candidates, next) = optimizer.Ask(view, memory, count, new RandomSource(request.Seed, stream));
        return new CandidatesSuggested
        {
            StudyId = request.StudyId,
            Round = request.Round,
            Candidates = [.. candidates.Select(Suggested)],
            Memory = next,
            Exhausted = candidates.Count == 0,
        };
    }

    private static SuggestedCandidate Suggested(Candidate candidate) => new()
    {
        Hyperparameters = JsonSerializer.SerializeToElement(candidate.Configuration.Values, HpoJson.Options),
        Genotype = candidate.Genotype,
        Parents = candidate.Parents.Count > 0 ? candidate.Parents : null,
    };
}
