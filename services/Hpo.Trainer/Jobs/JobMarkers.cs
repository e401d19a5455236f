using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Which attempt of which trial a job name speaks of, and whether it is still wanted.</summary>
internal static class JobMarkers
{
    /// <summary>
    /// The reverse of <see cref="JobNames.For"/>: whose job it may be; nobody's for a name that it cannot have made. A name does not show where its prefix
    /// ends, so there are several answers, the one without a prefix first.
    /// </summary>
    public static IEnumerable<JobMarker> FromName(string jobName)
    {
        var parts = jobName.Split('-');
        if (parts.Length < 3 || !IsNumber(parts[^2], out var trial) || !IsNumber(parts[^1], out var attempt))
            yield break;

        for (var begin = 0; begin < parts.Length - 2; begin++)
        {
            var studyId = string.Join('-', parts[begin..^2]);
            if (StudyIds.Check(studyId) is null && JobNames.For(studyId, trial, attempt, string.Join('-', parts[..begin])) == jobName)
                yield return new JobMarker(studyId, trial, attempt);
        }
    }

    /// <summary>Whether a running job of that marker serves nobody: its trial has an outcome or a later attempt.</summary>
    public static bool IsUnwanted(JobMarker marker, JobDocument job) => job.State == JobState.Finished || marker.Attempt < job.Attempt;

    /// <summary>The name of the job of an attempt of that trial.</summary>
    public static string NameOf(JobMarker marker, JobDocument job) =>
        JobNames.For(marker.StudyId, marker.Trial, marker.Attempt, job.Candidate.Training.JobNamePrefix);

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
