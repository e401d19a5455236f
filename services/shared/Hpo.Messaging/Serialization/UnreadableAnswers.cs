using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Messaging;

/// <summary>
/// Saves what can be saved of an answer that cannot be read. An optimizer service may be anybody's program; when it says which round it answers, the study can
/// refuse the answer and tell it why, instead of waiting for another one.
/// </summary>
internal static class UnreadableAnswers
{
    /// <summary>An answer with nothing but its round and what is wrong; null when the body is no answer or does not say what it answers.</summary>
    /// <param name="type">What the body should be.</param>
    /// <param name="body">The body.</param>
    /// <param name="problem">Why it cannot be read.</param>
    public static CandidatesSuggested? Save(Type type, ReadOnlySpan<byte> body, string problem)
    {
        if (type != typeof(CandidatesSuggested))
            return null;

        var reader = new Utf8JsonReader(body);
        string? studyId = null;
        int? round = null;
        try
        {
            while ((studyId is null || round is null) && reader.Read())
                Note(ref reader, ref studyId, ref round);
        }
        catch (JsonException)
        {
            // It breaks off before it says what it answers: then nobody can be told, and the queue of errors keeps it.
            return null;
        }

        return studyId is not null && round is not null ? new CandidatesSuggested { StudyId = studyId, Round = round.Value, Unreadable = problem } : null;
    }

    private static void Note(ref Utf8JsonReader reader, ref string? studyId, ref int? round)
    {
        if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
            return;

        var (isStudy, isRound) = (reader.ValueTextEquals("studyId"), reader.ValueTextEquals("round"));
        reader.Read();
        if (isStudy && reader.TokenType == JsonTokenType.String)
            studyId = reader.GetString();
        else if (isRound && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
            round = number;
        else
            reader.TrySkip();
    }
}
