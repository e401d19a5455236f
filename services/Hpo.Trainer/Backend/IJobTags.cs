namespace Hpo.Trainer;

/// <summary>The tags of training jobs, which a description of a job does not have.</summary>
internal interface IJobTags
{
    /// <summary>All tags of a job.</summary>
    /// <param name="arn">ARN of the job.</param>
    /// <param name="ct">Gives up.</param>
    Task<TagsResult> OfAsync(string arn, CancellationToken ct);
}
