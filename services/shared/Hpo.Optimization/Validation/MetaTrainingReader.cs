using System.Text.Json;
using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads a template whose trials are studies. Whether these are sound is for <see cref="MetaStudyRules"/>, which knows the parameters.</summary>
internal static partial class MetaTrainingReader
{
    public static readonly string[] Fields = ["study", "problems", "repeats"];

    private const int MaxProblemName = 12;

    public static TrainingTemplate? Read(ObjectCursor training)
    {
        var before = training.Problems.Count;
        var template = Inner(training);
        var problems = Problems(training);
        var repeats = training.Int("repeats", 1, InnerStudies.MostRepeats);
        if (problems?.Length * (repeats ?? 1) > InnerStudies.MostOfATrial)
        {
            training.Problem("repeats", $"{problems?.Length} problems times {repeats ?? 1} repeats are more than {InnerStudies.MostOfATrial} inner studies for each trial. Give fewer of one of them.");
        }

        return training.Problems.Count > before ? null : new TrainingTemplate
        {
            RoleArn = "",
            OutputUri = "",
            MaxAttempts = InnerIds.Attempts,
            Study = template,
            Problems = problems,
            Repeats = repeats,
        };
    }

    private static StudyProblem[]? Problems(ObjectCursor training)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return training.Objects("problems", 1, InnerStudies.MostProblems, ["name", "best", "worst", "study"])?.Select(cursor => Problem(cursor, names)).ToArray();
    }

    private static StudyProblem Problem(ObjectCursor cursor, HashSet<string> names)
    {
        var name = cursor.Matching("name", MaxProblemName, ProblemName(), "It becomes part of study ids: use lower-case letters, digits and single dashes between them.");
        if (name is MetaScores.Score or MetaScores.Best || name?.EndsWith(MetaScores.Spread, StringComparison.Ordinal) == true)
        {
            cursor.Problem("name", $"'{name}' is the name of a metric of every trial. Choose another.");
        }
        else if (name is not null && !names.Add(name))
        {
            cursor.Problem("name", $"There is a problem '{name}' already. Rename one of them.");
        }

        var (best, worst) = (cursor.Number("best"), cursor.Number("worst"));
        if (cursor.Has("best") != cursor.Has("worst"))
        {
            cursor.Problem(cursor.Has("best") ? "worst" : "best", "A score needs both best and worst, the values of the inner objective that count as 0 and 1. Give both or neither.");
        }
        else if (best == worst && best is not null)
        {
            cursor.Problem("worst", $"best and worst are both {JsonValues.Show(best.Value)}. Give the values of the inner objective that count as score 0 and 1, a mean of random search as worst for instance.");
        }

        return new StudyProblem { Name = name ?? "", Best = best, Worst = worst, Study = Inner(cursor) };
    }

    // Merging would hide a field that is given twice, and one whose name is not valid text.
    private static JsonElement? Inner(ObjectCursor cursor)
    {
        if (cursor.Find("study") is not { } study)
        {
            return null;
        }

        if (study.ValueKind == JsonValueKind.Object)
        {
            CheckFields(study, cursor.At("study"), cursor.Problems);
        }
        else
        {
            cursor.Problem("study", $"{JsonValues.Show(study)} is not a study. Write {{ … }}.");
        }

        return study.Clone();
    }

    private static void CheckFields(JsonElement value, string path, ProblemList problems)
    {
        if (value.ValueKind == JsonValueKind.Object && ObjectCursor.OpenMap(value, path, problems) is { } cursor)
        {
            foreach (var (name, field) in cursor.Names.Select(name => (name, cursor.Find(name))))
            {
                CheckFields(field.GetValueOrDefault(), cursor.At(name), problems);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
            {
                CheckFields(item, FieldPath.Item(path, index), problems);
            }
        }
    }

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9])*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ProblemName();
}
