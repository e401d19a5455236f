using System.Runtime.InteropServices;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Checks the answer of an optimizer service against the study; the service may be anybody's program.</summary>
internal static class SuggestionReader
{
    private const string Field = "candidates";

    /// <summary>The candidates of an answer as configurations of the space, or all that is wrong.</summary>
    /// <param name="suggested">The answer.</param>
    /// <param name="count">How many candidates were wanted.</param>
    /// <param name="study">The study at this moment.</param>
    /// <param name="parameters">Its parameters.</param>
    public static SuggestionReading Read(CandidatesSuggested suggested, int count, StudyView study, IReadOnlyList<Parameter> parameters)
    {
        var problems = new ProblemList();
        if (suggested.Unreadable is { } unreadable)
        {
            problems.Add("body", $"{Limited(unreadable)} Send what the description of CandidatesSuggested asks for.");
            return new SuggestionReading([], problems.All);
        }

        if (suggested.Problem is { } failure)
        {
            problems.Add("problem", $"The optimizer failed: {(failure.Length == 0 ? "it does not say why." : Limited(failure))}");
            return new SuggestionReading([], problems.All);
        }

        if (suggested.HistoryFrom is not null)
        {
            problems.Add("historyFrom", $"The history was sent {RemoteRules.MostWishes} times for this round. Answer it, or keep less.");
            return new SuggestionReading([], problems.All);
        }

        CheckMemory(suggested, problems);
        CheckNumber(suggested, count, problems);
        var candidates = Candidates(suggested, study, parameters, problems);
        return new SuggestionReading(problems.Any ? [] : candidates, problems.All);
    }

    private static void CheckMemory(CandidatesSuggested suggested, ProblemList problems)
    {
        if (suggested.Memory is { } memory && JsonMarshal.GetRawUtf8Value(memory).Length is > RemoteRules.MemoryLimit and var bytes)
        {
            problems.Add("memory", $"The memory has {JsonValues.Count(bytes)} bytes; at most {JsonValues.Count(RemoteRules.MemoryLimit)} are kept. Remember numbers of trials instead of their values, and ask for the history.");
        }
    }

    private static void CheckNumber(CandidatesSuggested suggested, int count, ProblemList problems)
    {
        if (suggested.Candidates.Count > count)
        {
            problems.Add(Field, $"There are {JsonValues.Count(suggested.Candidates.Count)} candidates, and {JsonValues.Count(count)} were wanted. Suggest no more than count.");
        }
        else if (suggested is { Candidates.Count: 0, Exhausted: false })
        {
            problems.Add(Field, "There is no candidate. Suggest at least one, or set exhausted when the space holds no others.");
        }
    }

    private static List<Candidate> Candidates(CandidatesSuggested suggested, StudyView study, IReadOnlyList<Parameter> parameters, ProblemList problems)
    {
        var rules = new StartRules(parameters);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var candidates = new List<Candidate>();
        foreach (var (i, candidate) in suggested.Candidates.Index())
        {
            var path = FieldPath.Item(Field, i);
            CheckNotes(candidate, path, problems);
            if (ObjectCursor.OpenMap(candidate.Hyperparameters, FieldPath.Child(path, "hyperparameters"), problems) is not { } cursor || rules.Check(cursor) is not { } values)
            {
                continue;
            }

            var configuration = new Configuration(values);
            CheckNovelty(configuration, i, study, seen, problems);
            candidates.Add(new Candidate(configuration) { Genotype = candidate.Genotype, Parents = candidate.Parents ?? [] });
        }

        return candidates;
    }

    private static void CheckNotes(SuggestedCandidate candidate, string path, ProblemList problems)
    {
        if (candidate.Genotype?.Length is > RemoteRules.LongestGenotype and var length)
        {
            problems.Add(FieldPath.Child(path, "genotype"), $"The genotype has {JsonValues.Count(length)} characters; at most {JsonValues.Count(RemoteRules.LongestGenotype)} are kept. Shorten it.");
        }

        if (candidate.Parents?.Count is > RemoteRules.MostParents and var parents)
        {
            problems.Add(FieldPath.Child(path, "parents"), $"There are {JsonValues.Count(parents)} parents; at most {RemoteRules.MostParents} are kept. Name the closest ones.");
        }
    }

    private static void CheckNovelty(Configuration configuration, int index, StudyView study, Dictionary<string, int> seen, ProblemList problems)
    {
        if (study.Problem.AllowRepeats)
        {
            return;
        }

        if (!seen.TryAdd(configuration.Key, index))
        {
            problems.Add(FieldPath.Item(Field, index), $"This is the same candidate as {FieldPath.Item(Field, seen[configuration.Key])}. Suggest another one.");
        }
        else if (study.IsKnown(configuration))
        {
            problems.Add(FieldPath.Item(Field, index), $"The study has tried {Limited(configuration.ToString())} already. Suggest another one; only a study with optimizer.allowRepeats tries a configuration twice.");
        }
    }

    private static string Limited(string text) => text.Length <= 300 ? text : $"{text[..300]}…";
}
