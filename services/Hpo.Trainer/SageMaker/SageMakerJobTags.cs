using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws;

namespace Hpo.Trainer;

/// <summary>The tags of training jobs on SageMaker. The client is made when it is first needed: most studies ask for none.</summary>
internal sealed class SageMakerJobTags(AwsOptions options) : IJobTags
{
    private readonly Lazy<IAmazonSageMaker> client = new(() => SageMakerClients.Create(options));

    public async Task<TagsResult> OfAsync(string arn, CancellationToken ct)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        string? token = null;
        try
        {
            do
            {
                var page = await client.Value.ListTagsAsync(new ListTagsRequest { ResourceArn = arn, NextToken = token }, ct);
                foreach (var tag in page.Tags ?? [])
                    tags[tag.Key ?? ""] = tag.Value ?? "";
                token = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
            }
            while (token is not null);
            return new TagsResult(tags);
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            // A job that was deleted meanwhile has no tags.
            return SageMakerErrors.Classify(failure) switch
            {
                SageMakerError.NotFound => new TagsResult(new Dictionary<string, string>()),
                var error => new TagsResult(null, SageMakerErrors.Reason(failure), error == SageMakerError.Throttled, error is SageMakerError.Refused or SageMakerError.Forbidden),
            };
        }
    }
}
