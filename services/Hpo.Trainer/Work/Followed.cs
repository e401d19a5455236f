using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>A job that this process looks at from memory. Its document is reserved until then, so the looks cost no writes.</summary>
/// <param name="Stored">The document as it is in the store.</param>
/// <param name="Job">The document as it is to be saved next; ahead of the stored one when the launch itself is not saved yet.</param>
/// <param name="Launch">The launch that is not saved yet.</param>
/// <param name="Until">When the document has to be saved, or is offered to others again.</param>
internal sealed record Followed(Versioned<JobDocument> Stored, JobDocument Job, LaunchResult? Launch, DateTimeOffset Until)
{
    /// <summary>The newest version of the document, with the launch in it.</summary>
    public JobDocument CatchUp(JobDocument newest, DateTimeOffset now, TrainerOptions options) =>
        ReferenceEquals(newest, Stored.Document) ? Job
        : Launch is null ? newest
        : JobDecisions.AfterLaunch(newest, Job.Attempt, Launch, now, options);
}
