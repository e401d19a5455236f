using System.Text.Json.Serialization;

namespace Hpo.Optimization;

/// <summary>What is known of a study's pauses.</summary>
public sealed record StudyPause
{
    /// <summary>How often the study was paused or resumed.</summary>
    public int Revision { get; init; }

    /// <summary>Why it was last paused, for people.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the study paused by itself, because its first trials have no fitness; one that comes late ends such a pause.</summary>
    public bool IsOwn { get; init; }

    /// <summary>When the present pause began; null while there is none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How long the pauses before took together; the time budget does not count them.</summary>
    public TimeSpan Past { get; init; }

    /// <summary>Trials without fitness at the last resumption; a user who resumes has seen those.</summary>
    public int Forgiven { get; init; }

    /// <summary>Whether the study was ever paused.</summary>
    [JsonIgnore]
    public bool IsKnown => Revision > 0;
}
