using System.Text.Json;

namespace Hpo.Contracts;

/// <summary>
/// Asks the gateway to start a study. Answered with <see cref="StudyAccepted"/> or <see cref="StudyRejected"/>.
/// </summary>
public sealed record SubmitStudy
{
    /// <summary>
    /// Id of the study and idempotency key of the submission; absent means that the gateway derives one.
    /// Lower-case letters, digits and single dashes, at most 40 characters.
    /// </summary>
    public string? StudyId { get; init; }

    /// <summary>
    /// The study as the user wrote it. It stays raw JSON here, so that everything that is wrong with it is reported at once.
    /// </summary>
    public required JsonElement Study { get; init; }

    /// <summary>
    /// The trial that the study is run for; absent for a study of its own. Such a study has an id that begins with its parent's, study, trial and attempt, and its
    /// trials are training jobs, never studies again.
    /// </summary>
    public ParentTrial? Parent { get; init; }
}
