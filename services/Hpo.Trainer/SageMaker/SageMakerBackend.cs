using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Training jobs on Amazon SageMaker or an endpoint that speaks its protocol. The only place that knows the SDK's types.</summary>
/// <param name="client">The client.</param>
/// <param name="isLocal">Whether an endpoint of this machine answers, which has no regions.</param>
internal sealed class SageMakerBackend(IAmazonSageMaker client, bool isLocal = false) : ITrainingBackend
{
    public async Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct)
    {
        if (!isLocal && TrainingRegions.Check(request.Training, SageMakerClients.RegionOf(client)) is { Count: > 0 } elsewhere)
            return new LaunchResult.Rejected(string.Join(' ', elsewhere.Select(problem => $"{problem.Path}: {problem.Message}")));
        try
        {
            await client.CreateTrainingJobAsync(SageMakerRequests.Create(request, SageMakerClients.RegionOf(client)), ct);
            return new LaunchResult.Launched();
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return SageMakerErrors.Classify(failure) == SageMakerError.NameTaken ? await WhoseAsync(request, ct) : SageMakerErrors.AsLaunch(failure);
        }
    }

    public async Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct)
    {
        try
        {
            var answer = await client.DescribeTrainingJobAsync(new DescribeTrainingJobRequest { TrainingJobName = jobName }, ct);
            return new DescribeResult.Found(SageMakerDescriptions.Read(answer));
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return SageMakerErrors.Classify(failure) switch
            {
                SageMakerError.NotFound => new DescribeResult.Missing(),
                var error => new DescribeResult.Unavailable(SageMakerErrors.Reason(failure), error == SageMakerError.Throttled, error is SageMakerError.Refused or SageMakerError.Forbidden),
            };
        }
    }

    public async Task<StopResult> StopAsync(string jobName, CancellationToken ct)
    {
        try
        {
            await client.StopTrainingJobAsync(new StopTrainingJobRequest { TrainingJobName = jobName }, ct);
            return StopResult.Requested;
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return SageMakerErrors.AsStop(failure);
        }
    }

    public async Task<ListResult> ListAsync(JobListQuery query, string? nextToken, CancellationToken ct)
    {
        try
        {
            var answer = await client.ListTrainingJobsAsync(SageMakerRequests.List(query, nextToken), ct);
            return new ListResult.Page(SageMakerDescriptions.Read(answer), string.IsNullOrEmpty(answer.NextToken) ? null : answer.NextToken);
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            var error = SageMakerErrors.Classify(failure);
            return new ListResult.Unavailable(SageMakerErrors.Reason(failure), error == SageMakerError.Throttled, error is SageMakerError.Refused or SageMakerError.Forbidden);
        }
    }

    // The name is the service's only idempotency key: "taken" means that somebody created it, mostly this trainer in a call whose answer was lost.
    private async Task<LaunchResult> WhoseAsync(LaunchRequest request, CancellationToken ct) => await DescribeAsync(request.JobName, ct) switch
    {
        DescribeResult.Found found => JobOwnership.Judge(request, found.Job),
        DescribeResult.Unavailable unavailable => new LaunchResult.Unreachable(unavailable.Reason),
        _ => new LaunchResult.Unreachable($"The name '{request.JobName}' is taken by a job that cannot be seen."),
    };
}
