using System.Text;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>Reads answers.</summary>
public static class ReplyReader
{
    /// <summary>An answer as it came, held against its question.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="question">The question.</param>
    public static Reply Read(ReadOnlySpan<byte> body, Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var text = Encoding.UTF8.GetString(body);
        try
        {
            var suggested = JsonSerializer.Deserialize<CandidatesSuggested>(body, HpoJson.Options) ?? throw new JsonException("It is null.");
            return suggested.StudyId == question.StudyId && suggested.Round == question.Round
                ? Reply.Of(suggested, text)
                : Reply.Unreadable(text, $"This answers round {suggested.Round} of {suggested.StudyId}; round {question.Round} of {question.StudyId} was asked, which ignores it. Repeat studyId and round of the question.");
        }
        catch (JsonException wrong)
        {
            return Reply.Unreadable(text, $"It cannot be read as CandidatesSuggested: {wrong.Message} docs/messages.md shows the message.");
        }
    }
}
