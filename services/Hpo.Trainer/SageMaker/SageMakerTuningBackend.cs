using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace Hpo.Trainer;

/// <summary>Tuning jobs on Amazon SageMaker or an endpoint that speaks its protocol.</summary>
internal sealed class SageMakerTuningBackend(IAmazonSageMaker client) : ITuningBackend
{
    private const int LargestPage = 100;

    private string? Region => client.Config.RegionEndpoint?.SystemName ?? client.Config.AuthenticationRegion;

    public async Task<LaunchResult> LaunchAsync(TuningLaunch launch, CancellationToken ct)
    {
        try
        {
            await client.CreateHyperParameterTuningJobAsync(SageMakerTuningRequests.Create(launch, Region), ct);
            return new LaunchResult.Launched();
        }
        catch (Exception failure) when (SageMakerErrors.IsExpected(failure, ct))
        {
            return SageMakerErrors.Classify(failure) == SageMakerError.NameTaken ? await WhoseAsync(launch, ct) : SageMakerErrors.AsLaunch(failure);
        }
    }

    public Task<TuningLook> DescribeAsync(string name, CancellationToken ct) => SageMakerErrors.AnswerAsync(
        async () => SageMakerTunings.Read(await client.DescribeHyperParameterTuningJobAsync(new() { HyperParameterTuningJobName = name }, ct)),
        failure => SageMakerErrors.Classify(failure) == SageMakerError.NotFound
            ? new TuningLook.Missing()
            : new TuningLook.Unavailable(SageMakerErrors.Reason(failure), SageMakerErrors.IsThrottled(failure)),
        ct);

    public Task<StopResult> StopAsync(string name, CancellationToken ct) =>
        SageMakerErrors.StopAsync(() => client.StopHyperParameterTuningJobAsync(new() { HyperParameterTuningJobName = name }, ct), ct);

    public Task<TuningPage> ListAsync(string name, string? nextToken, CancellationToken ct)
    {
        var request = new ListTrainingJobsForHyperParameterTuningJobRequest
        {
            HyperParameterTuningJobName = name,
            SortBy = TrainingJobSortByOptions.CreationTime,
            SortOrder = SortOrder.Ascending,
            MaxResults = LargestPage,
            NextToken = nextToken,
        };
        return SageMakerErrors.AnswerAsync(
            async () => SageMakerTunings.Read(await client.ListTrainingJobsForHyperParameterTuningJobAsync(request, ct)),
            failure => new TuningPage(null, IsThrottled: SageMakerErrors.IsThrottled(failure), Problem: SageMakerErrors.Reason(failure)),
            ct);
    }

    // The name is the only idempotency key here too.
    private async Task<LaunchResult> WhoseAsync(TuningLaunch launch, CancellationToken ct) => await DescribeAsync(launch.Name, ct) switch
    {
        TuningLook.Found found when found.Marker == launch.Marker => new LaunchResult.AlreadyOurs(null),
        TuningLook.Found => new LaunchResult.Conflict(
            $"The name '{launch.Name}' is taken by a tuning job that is not this study's. Submit the study under another id (--id), or give it a training.jobNamePrefix."),
        TuningLook.Unavailable unavailable => new LaunchResult.Unreachable(unavailable.Reason),
        _ => new LaunchResult.Unreachable($"The name '{launch.Name}' is taken by a tuning job that cannot be seen."),
    };
}
