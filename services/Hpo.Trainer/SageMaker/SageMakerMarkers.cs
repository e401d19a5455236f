using System.Globalization;

namespace Hpo.Trainer;

/// <summary>How a job carries its marker: in the environment, which Describe returns, and in the tags, by which people and bills find it.</summary>
internal static class SageMakerMarkers
{
    private const string StudyVariable = "HPO_STUDY_ID";
    private const string TrialVariable = "HPO_TRIAL";
    private const string AttemptVariable = "HPO_ATTEMPT";

    public static IEnumerable<KeyValuePair<string, string>> Environment(JobMarker marker) =>
    [
        new(StudyVariable, marker.StudyId),
        new(TrialVariable, marker.Trial.ToString(CultureInfo.InvariantCulture)),
        new(AttemptVariable, marker.Attempt.ToString(CultureInfo.InvariantCulture)),
    ];

    public static IEnumerable<KeyValuePair<string, string>> Tags(JobMarker marker) =>
    [
        new("hpo:study", marker.StudyId),
        new("hpo:trial", marker.Trial.ToString(CultureInfo.InvariantCulture)),
        new("hpo:attempt", marker.Attempt.ToString(CultureInfo.InvariantCulture)),
    ];

    public static JobMarker? Read(Dictionary<string, string>? environment) =>
        environment is not null
        && environment.TryGetValue(StudyVariable, out var studyId)
        && Number(environment, TrialVariable) is { } trial
        && Number(environment, AttemptVariable) is { } attempt
            ? new JobMarker(studyId, trial, attempt)
            : null;

    private static int? Number(Dictionary<string, string> environment, string name) =>
        int.TryParse(environment.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
