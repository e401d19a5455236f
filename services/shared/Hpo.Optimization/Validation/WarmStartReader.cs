using System.Text.RegularExpressions;
using Hpo.Contracts;
using Hpo.Optimization.Tables;

namespace Hpo.Optimization.Validation;

/// <summary>Reads what a study learns from. Whether there is such a study or such jobs is for others to see.</summary>
internal static partial class WarmStartReader
{
    private const int MostTrials = 1_000;

    private static readonly string[] Sources = ["study", "trainingJobs", "csv"];
    private static readonly string[] Fields = [.. Sources, "csvFile", "csvDigest", "skipInvalid", "maxTrials"];
    private static readonly string[] Conditions = ["namePrefix", "tag", "tuningJob"];

    public static WarmStart? Read(ObjectCursor study)
    {
        if (study.Object("warmStart", Fields, required: false) is not { } cursor)
        {
            return null;
        }

        OneSource(cursor);
        return new WarmStart
        {
            Study = cursor.Has("study") ? StudyId(cursor) : null,
            TrainingJobs = Jobs(cursor),
            Csv = cursor.Has("csv") ? cursor.Text("csv", 1, CsvTrials.MostCharacters) : null,
            CsvDigest = cursor.Has("csvDigest") && !cursor.Has("csv") ? cursor.Matching("csvDigest", 64, Digest(), "It is not written by hand; give csv.") : null,
            SkipInvalid = cursor.OptionalFlag("skipInvalid"),
            MaxTrials = cursor.Int("maxTrials", 1, MostTrials, WarmStart.DefaultMaxTrials) ?? 0,
        };
    }

    // The digest stands in an accepted study where the text was, which may be submitted again under its id.
    private static void OneSource(ObjectCursor cursor)
    {
        if (cursor.Has("csvFile"))
        {
            cursor.Problem("csvFile", "Only the command line reads files, from where it runs. Send the text of the file as csv.");
        }
        else if (Sources.Count(cursor.Has) is var given && given != 1 && !(given == 0 && cursor.Has("csvDigest")))
        {
            cursor.Problems.Add(cursor.Path, $"Give exactly one of {string.Join(", ", Sources)} to learn from, or remove warmStart.");
        }

        if (cursor.Has("skipInvalid") && cursor.Has("csv") == false && !cursor.Has("csvDigest"))
        {
            cursor.Problem("skipInvalid", "skipInvalid is for rows of csv; what does not fit of a study or of training jobs is left out and counted anyway. Remove it.");
        }
    }

    private static string? StudyId(ObjectCursor cursor)
    {
        var id = cursor.Text("study", 1, StudyIds.MaxLength);
        if (id is not null && StudyIds.Check(id) is { } problem)
        {
            cursor.Problem("study", problem);
        }

        return id;
    }

    private static PastJobs? Jobs(ObjectCursor warmStart)
    {
        if (warmStart.Object("trainingJobs", [.. Conditions, "limit"], required: false) is not { } cursor)
        {
            return null;
        }

        if (!Conditions.Any(cursor.Has))
        {
            cursor.Problems.Add(cursor.Path, $"Say which training jobs: give {string.Join(", ", Conditions[..^1])} or {Conditions[^1]}.");
        }

        return new PastJobs
        {
            NamePrefix = cursor.Has("namePrefix")
                ? cursor.Matching("namePrefix", 63, NamePart(), "Give letters, digits and dashes that names of jobs begin with, mnist-ga-1- for instance.") : null,
            Tag = Tag(cursor),
            TuningJob = cursor.Has("tuningJob") ? cursor.Matching("tuningJob", 32, NamePart(), "Give the name of a tuning job: letters, digits and dashes.") : null,
            Limit = cursor.Int("limit", 1, MostTrials, PastJobs.DefaultLimit) ?? 0,
        };
    }

    private static JobTag? Tag(ObjectCursor jobs) => jobs.Object("tag", ["key", "value"], required: false) is { } cursor
        ? new JobTag(cursor.Text("key", 1, 128) ?? "", cursor.Text("value", 0, 256) ?? "")
        : null;

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9-]*$")]
    private static partial Regex NamePart();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Digest();
}
