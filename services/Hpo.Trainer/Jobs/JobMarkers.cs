using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Which attempt of which trial a job name speaks of, and whether it is still wanted.</summary>
internal static class JobMarkers
{
    /// <summary>The reverse of <see cref="JobNames.For"/>; null for a name that it cannot have made.</summary>
    public static JobMarker? FromName(string jobName)
    {
        var parts = jobName.Split('-');
        if (parts.Length < 3 || !IsNumber(parts[^2], out var trial) || !IsNumber(parts[^1], out var attempt))
            return null;

        var studyId = string.Join('-', parts[..^2]);
        return JobNames.For(studyId, trial, attempt) == jobName ? new JobMarker(studyId, trial, attempt) : null;
    }

    /// <summary>Whether a running job of that marker serves nobody: its trial has an outcome or a later attempt.</summary>
    public static bool IsUnwanted(JobMarker marker, JobDocument job) => job.State == JobState.Finished || marker.Attempt < job.Attempt;

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
