using System.Globalization;

namespace Hpo.Trainer;

/// <summary>How a tuning job carries its marker: in the environment of its training jobs, which Describe returns, and the study in the tags.</summary>
internal static class SageMakerTuningMarkers
{
    private const string StudyVariable = "HPO_STUDY_ID";
    private const string TuningVariable = "HPO_TUNING";

    public static IEnumerable<KeyValuePair<string, string>> Environment(TuningMarker marker) =>
    [
        new(StudyVariable, marker.StudyId),
        new(TuningVariable, string.Create(CultureInfo.InvariantCulture, $"{marker.Round}/{marker.AcceptedAt}")),
    ];

    public static KeyValuePair<string, string> Tag(TuningMarker marker) => new("hpo:study", marker.StudyId);

    public static TuningMarker? Read(Dictionary<string, string>? environment) =>
        environment is not null
        && environment.TryGetValue(StudyVariable, out var studyId)
        && environment.TryGetValue(TuningVariable, out var tuning)
        && tuning.Split('/') is [var round, var acceptedAt]
        && int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(acceptedAt, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            ? new TuningMarker(studyId, number, milliseconds)
            : null;
}
