using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>An optimizer service of this process. Questions and answers go through JSON, as over the wire.</summary>
/// <param name="announced">What it announces.</param>
/// <param name="answer">Answers a question; null means that it does not.</param>
/// <param name="clock">Ends waits.</param>
public sealed class InProcessOptimizer(OptimizerAnnounced announced, Func<CandidatesRequested, CandidatesSuggested?> answer, TimeProvider clock) : ITestedOptimizer
{
    /// <inheritdoc/>
    public string Name => announced.Name;

    /// <inheritdoc/>
    public Task<Announcement> AnnouncementAsync(CancellationToken ct) => Task.FromResult(new Announcement { Announced = announced });

    /// <inheritdoc/>
    public async Task<Reply> AskAsync(Question question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        var request = JsonSerializer.Deserialize<CandidatesRequested>(question.Body.Span, HpoJson.Options) ?? throw new JsonException("The question is null.");
        try
        {
            return await Task.Run(() => answer(request), ct).WaitAsync(question.Limit, clock, ct) is { } suggested
                ? ReplyReader.Read(JsonSerializer.SerializeToUtf8Bytes(suggested, HpoJson.Options), question)
                : Reply.Silence("No answer came. Answer every question, with a problem where nothing else can be said.");
        }
        catch (TimeoutException)
        {
            return Reply.Silence($"No answer came within {question.Limit.TotalSeconds:0.#} s. Answer faster.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Reply.Silence($"It threw {failure}");
        }
    }
}
