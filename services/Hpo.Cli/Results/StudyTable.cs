using System.Globalization;
using Hpo.Gateway;

namespace Hpo.Cli.Results;

/// <summary>Studies as a table for people, or as CSV or JSON for programs.</summary>
internal static class StudyTable
{
    private static readonly string[] Headers = ["study", "status", "optimizer", "settled", "trials", "best", "accepted"];

    public static void Write(IReadOnlyList<StudyView> studies, ResultFormat format, Output output, string none) =>
        RowWriter.Write(studies, Headers, Row, format, output, none);

    /// <summary>A study in one line.</summary>
    public static string Line(StudyView study)
    {
        var counts = study.Counts;
        var best = Best(study) is { } value ? $", {(study.FrontSize is null ? "best " : "")}{value}" : "";
        var cause = study.Cause is { } said ? $": {said}" : study.Notice is { } notice ? $"; it waits: {notice.Text}" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{study.StudyId} is {Status(study)}, {Settled(study)} of {study.MaxTrials} trials settled ({counts.Measured} measured, {counts.Unavailable} unavailable), {counts.Running} running{best}{cause}{(study.Parent is { } parent ? $" (inner study of trial {parent.Trial} of study {parent.StudyId})" : "")}");
    }

    private static string[] Row(StudyView study) =>
    [
        study.StudyId,
        Status(study),
        study.Choice is { } choice ? $"{study.Optimizer} ({choice.Name})" : study.Optimizer ?? "",
        Settled(study).ToString(CultureInfo.InvariantCulture),
        study.MaxTrials?.ToString(CultureInfo.InvariantCulture) ?? "",
        Best(study) ?? "-",
        study.AcceptedAt?.ToString("u", CultureInfo.InvariantCulture) ?? "",
    ];

    private static string Status(StudyView study) => study.Status.ToString().ToLowerInvariant();

    private static long Settled(StudyView study) => study.Counts.Measured + study.Counts.Unavailable;

    private static string? Best(StudyView study) =>
        study.FrontSize is { } size ? $"front of {size.ToString(CultureInfo.InvariantCulture)}"
        : study.Incumbent is { } best && study.Objectives is [var objective, ..] && best.Values.TryGetValue(objective.Metric, out var value) ? Numbers.Short(value) : null;
}
