using Amazon.SageMaker;

namespace Hpo.Trainer;

/// <summary>Training jobs on Amazon SageMaker or an endpoint that speaks its protocol. The only place that knows the SDK's types.</summary>
internal sealed class SageMakerBackend(IAmazonSageMaker client) : ITrainingBackend
{
    private string? Region => client.Config.RegionEndpoint?.SystemName ?? client.Config.AuthenticationRegion;

    public async Task<LaunchResult> LaunchAsync(LaunchRequest request, CancellationToken ct)
    {
        try
        {
            await client.CreateTrainingJobAsync(SageMakerRequests.Create(request, Region), ct);
            return new LaunchResult.Launched();
        }
        catch (Exception failure) when (SageMakerErrors.IsExpected(failure, ct))
        {
            return SageMakerErrors.Classify(failure) == SageMakerError.NameTaken ? await WhoseAsync(request, ct) : SageMakerErrors.AsLaunch(failure);
        }
    }

    public Task<DescribeResult> DescribeAsync(string jobName, CancellationToken ct) => SageMakerErrors.AnswerAsync<DescribeResult>(
        async () => new DescribeResult.Found(SageMakerDescriptions.Read(await client.DescribeTrainingJobAsync(new() { TrainingJobName = jobName }, ct))),
        failure => SageMakerErrors.Classify(failure) == SageMakerError.NotFound
            ? new DescribeResult.Missing()
            : new DescribeResult.Unavailable(SageMakerErrors.Reason(failure), SageMakerErrors.IsThrottled(failure)),
        ct);

    public Task<StopResult> StopAsync(string jobName, CancellationToken ct) =>
        SageMakerErrors.StopAsync(() => client.StopTrainingJobAsync(new() { TrainingJobName = jobName }, ct), ct);

    public Task<ListResult> ListAsync(JobListQuery query, string? nextToken, CancellationToken ct) => SageMakerErrors.AnswerAsync<ListResult>(
        async () =>
        {
            var answer = await client.ListTrainingJobsAsync(SageMakerRequests.List(query, nextToken), ct);
            return new ListResult.Page(SageMakerDescriptions.Read(answer), string.IsNullOrEmpty(answer.NextToken) ? null : answer.NextToken);
        },
        failure => new ListResult.Unavailable(SageMakerErrors.Reason(failure), SageMakerErrors.IsThrottled(failure)),
        ct);

    // The name is the service's only idempotency key: "taken" means that somebody created it, mostly this trainer in a call whose answer was lost.
    private async Task<LaunchResult> WhoseAsync(LaunchRequest request, CancellationToken ct) => await DescribeAsync(request.JobName, ct) switch
    {
        DescribeResult.Found found => JobOwnership.Judge(request, found.Job),
        DescribeResult.Unavailable unavailable => new LaunchResult.Unreachable(unavailable.Reason),
        _ => new LaunchResult.Unreachable($"The name '{request.JobName}' is taken by a job that cannot be seen."),
    };
}
