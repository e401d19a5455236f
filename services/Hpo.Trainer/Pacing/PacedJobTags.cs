using Hpo.Pacing;

namespace Hpo.Trainer;

/// <summary>Keeps the calls for tags below the rate of descriptions, all trainers together.</summary>
internal sealed class PacedJobTags(IJobTags tags, CallRates rates, TrainerLimits limits) : IJobTags
{
    private readonly CallRate list = rates.Of("ListTags", limits.DescribePerSecond);

    public Task<TagsResult> OfAsync(string arn, CancellationToken ct) => list.CallAsync(() => tags.OfAsync(arn, ct), result => result.IsThrottled, ct);
}
