using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>Ids of inner studies. They are derived, so that a repeated submission meets the study it started before.</summary>
public static class InnerIds
{
    /// <summary>Launches of a trial whose job is a study: its inner studies launch their own jobs again, so there is never a second one.</summary>
    public const int Attempts = 1;

    /// <summary>The id of an inner study, <c>&lt;study&gt;-&lt;trial&gt;-&lt;attempt&gt;-&lt;problem&gt;-&lt;repeat&gt;</c>.</summary>
    /// <param name="parent">The trial it is run for.</param>
    /// <param name="problem">Name of the problem.</param>
    /// <param name="repeat">Which time, from 1.</param>
    public static string For(ParentTrial parent, string problem, int repeat) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(parent)}{problem}-{repeat}");

    /// <summary>The ids of all inner studies of a trial, the problems in their order.</summary>
    /// <param name="parent">The trial.</param>
    /// <param name="training">The outer study's template.</param>
    public static IEnumerable<string> All(ParentTrial parent, TrainingTemplate training)
    {
        ArgumentNullException.ThrowIfNull(training);
        return from problem in training.Problems ?? []
               from repeat in Enumerable.Range(1, training.Repeats ?? 1)
               select For(parent, problem.Name, repeat);
    }

    /// <summary>What the ids of all inner studies of a trial begin with.</summary>
    /// <param name="parent">The trial.</param>
    public static string Prefix(ParentTrial parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return string.Create(CultureInfo.InvariantCulture, $"{parent.StudyId}-{parent.Trial}-{parent.Attempt}-");
    }

    /// <summary>The trials that a study of that id may be run for; none for most ids. A name of a problem may look like a number, so there may be several.</summary>
    /// <param name="studyId">Id of any study.</param>
    public static IEnumerable<ParentTrial> ParentsOf(string studyId)
    {
        ArgumentNullException.ThrowIfNull(studyId);
        var parts = studyId.Split('-');
        for (var trialAt = 1; trialAt + 3 < parts.Length; trialAt++)
        {
            if (Number(parts[trialAt]) is { } trial && Number(parts[trialAt + 1]) is { } attempt)
            {
                yield return new ParentTrial(string.Join('-', parts[..trialAt]), trial, attempt);
            }
        }
    }

    /// <summary>Longest id that a study may have, in characters: the ids of its inner studies begin with it.</summary>
    /// <param name="study">Any study.</param>
    public static int LongestParent(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Training is not { Study: not null, Problems: { Count: > 0 } problems } training)
        {
            return StudyIds.MaxLength;
        }

        var rest = For(new ParentTrial("", study.Budget.MaxTrials - 1, Attempts), problems.MaxBy(problem => problem.Name.Length)?.Name ?? "", training.Repeats ?? 1);
        return StudyIds.MaxLength - rest.Length;
    }

    /// <summary>Says what is wrong with the id of a study, or null when it leaves room for those of its inner studies.</summary>
    /// <param name="studyId">The id.</param>
    /// <param name="study">The study.</param>
    public static string? Check(string studyId, Study study)
    {
        ArgumentNullException.ThrowIfNull(studyId);
        var longest = LongestParent(study);
        return studyId.Length <= longest ? null
            : $"'{studyId}' has {studyId.Length} characters, and the ids of its inner studies ({studyId}-TRIAL-ATTEMPT-PROBLEM-REPEAT) must not exceed {StudyIds.MaxLength}. Give an id of at most {longest} characters, or shorter problem names.";
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
