using Hpo.Contracts;

namespace Hpo.Messaging;

/// <summary>Submits studies over the bus and waits for the answer.</summary>
public interface IStudyRequests
{
    /// <summary>Submits a study.</summary>
    /// <param name="submission">The study; with an id of its own, a repeated submission starts nothing twice.</param>
    /// <param name="timeout">How long to wait for the gateway; above zero.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns><see cref="StudyAccepted"/> or <see cref="StudyRejected"/>.</returns>
    /// <exception cref="TimeoutException">No answer came in time. The study may have been accepted all the same.</exception>
    /// <exception cref="InvalidOperationException">The gateway failed at the submission and has set it aside in its error queue.</exception>
    Task<object> SubmitAsync(SubmitStudy submission, TimeSpan timeout, CancellationToken ct);
}
