using Hpo.Contracts;
using Hpo.Optimization;
using Microsoft.Extensions.Logging;

namespace Hpo.OptimizerSdk;

/// <summary>Answers the questions that studies put to the optimizers of this process.</summary>
internal sealed partial class OptimizerAnswers(IReadOnlyList<HostedOptimizer> optimizers, ILogger<OptimizerAnswers> log)
{
    private readonly KeptHistories _kept = new();

    /// <summary>The answer to a question; null when the question is for an optimizer that is not here.</summary>
    public CandidatesSuggested? To(CandidatesRequested request)
    {
        if (optimizers.FirstOrDefault(optimizer => optimizer.Name == request.Optimizer) is not { } optimizer)
        {
            LogStranger(request.Optimizer, request.StudyId);
            return null;
        }

        if (request.Rejected is { Count: > 0 } rejected)
        {
            LogRejected(request.StudyId, request.Round, string.Join(" ", rejected));
        }

        try
        {
            return _kept.With(request.StudyId, kept => RemoteAnswers.Of(request, optimizer.Algorithm, kept));
        }
        catch (Exception failure)
        {
            // The study is told and decides what becomes of it; the next one must not suffer.
            LogFailed(failure, request.Optimizer, request.Round, request.StudyId);
            return new CandidatesSuggested { StudyId = request.StudyId, Round = request.Round, Problem = $"{failure.GetType().Name}: {failure.Message}" };
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Study {StudyId} asks for '{Optimizer}', which is not here; the question is dropped")]
    private partial void LogStranger(string optimizer, string studyId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Study {StudyId} refused the answer before round {Round}: {Problems}")]
    private partial void LogRejected(string studyId, int round, string problems);

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Optimizer}' failed at round {Round} of study {StudyId}")]
    private partial void LogFailed(Exception failure, string optimizer, int round, string studyId);
}
