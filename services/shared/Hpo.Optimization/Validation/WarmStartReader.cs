using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads which earlier study a study learns from. Whether there is such a study is for the gateway to see.</summary>
internal static class WarmStartReader
{
    private const int MostTrials = 1_000;

    public static WarmStart? Read(ObjectCursor study)
    {
        if (study.Object("warmStart", ["study", "maxTrials"], required: false) is not { } cursor)
        {
            return null;
        }

        var id = cursor.Text("study", 1, StudyIds.MaxLength);
        if (id is not null && StudyIds.Check(id) is { } problem)
        {
            cursor.Problem("study", problem);
        }

        return new WarmStart { Study = id ?? "", MaxTrials = cursor.Int("maxTrials", 1, MostTrials, WarmStart.DefaultMaxTrials) ?? 0 };
    }
}
