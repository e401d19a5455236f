using System.Globalization;

namespace Hpo.Contracts;

/// <summary>Names of training jobs. They are derived, so that a repeated launch meets the job it started before.</summary>
public static class JobNames
{
    /// <summary>Longest prefix in characters: what a study id of full length, a million trials and 30 attempts leave of the service's 63.</summary>
    public const int LongestPrefix = 12;

    /// <summary>
    /// The name of one attempt of a trial: <c>&lt;study&gt;-&lt;trial&gt;-&lt;attempt&gt;</c>, with a prefix <c>&lt;prefix&gt;-&lt;study&gt;-&lt;trial&gt;-&lt;attempt&gt;</c>;
    /// unique among jobs of a prefix because its last two parts are always trial and attempt.
    /// </summary>
    /// <param name="studyId">Id of the study, at most <see cref="StudyIds.MaxLength"/> characters.</param>
    /// <param name="trial">Number of the trial, from 0.</param>
    /// <param name="attempt">Which launch, from 1.</param>
    /// <param name="prefix">What the study asks its jobs' names to begin with (<see cref="TrainingTemplate.JobNamePrefix"/>); null or empty for nothing.</param>
    public static string For(string studyId, int trial, int attempt, string? prefix = null) => string.IsNullOrEmpty(prefix)
        ? string.Create(CultureInfo.InvariantCulture, $"{studyId}-{trial}-{attempt}")
        : string.Create(CultureInfo.InvariantCulture, $"{prefix}-{studyId}-{trial}-{attempt}");

    /// <summary>Where a job writes its output: <c>&lt;output URI&gt;/&lt;job&gt;/output</c>, as the training service has it.</summary>
    /// <param name="outputUri">Output URI of the job's template.</param>
    /// <param name="jobName">Name of the job.</param>
    public static string Output(string outputUri, string jobName)
    {
        ArgumentNullException.ThrowIfNull(outputUri);
        return $"{outputUri.TrimEnd('/')}/{jobName}/output";
    }
}
