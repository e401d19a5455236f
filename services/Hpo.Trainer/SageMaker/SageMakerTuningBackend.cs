using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws;

namespace Hpo.Trainer;

/// <summary>Tuning jobs on Amazon SageMaker or an endpoint that speaks its protocol.</summary>
internal sealed class SageMakerTuningBackend(IAmazonSageMaker client) : ITuningBackend
{
    private const int LargestPage = 100;

    public async Task<LaunchResult> LaunchAsync(TuningLaunch launch, CancellationToken ct)
    {
        try
        {
            await client.CreateHyperParameterTuningJobAsync(SageMakerTuningRequests.Create(launch, SageMakerClients.RegionOf(client)), ct);
            return new LaunchResult.Launched();
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return SageMakerErrors.Classify(failure) == SageMakerError.NameTaken ? await WhoseAsync(launch, ct) : SageMakerErrors.AsLaunch(failure);
        }
    }

    public async Task<TuningLook> DescribeAsync(string name, CancellationToken ct)
    {
        try
        {
            return SageMakerTunings.Read(await client.DescribeHyperParameterTuningJobAsync(new() { HyperParameterTuningJobName = name }, ct));
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return SageMakerErrors.Classify(failure) switch
            {
                SageMakerError.NotFound => new TuningLook.Missing(),
                var error => new TuningLook.Unavailable(SageMakerErrors.Reason(failure), error == SageMakerError.Throttled),
            };
        }
    }

    public async Task<StopResult> StopAsync(string name, CancellationToken ct)
    {
        try
        {
            await client.StopHyperParameterTuningJobAsync(new() { HyperParameterTuningJobName = name }, ct);
            return StopResult.Requested;
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return SageMakerErrors.AsStop(failure);
        }
    }

    public async Task<TuningPage> ListAsync(string name, string? nextToken, CancellationToken ct)
    {
        var request = new ListTrainingJobsForHyperParameterTuningJobRequest
        {
            HyperParameterTuningJobName = name,
            SortBy = TrainingJobSortByOptions.CreationTime,
            SortOrder = SortOrder.Ascending,
            MaxResults = LargestPage,
            NextToken = nextToken,
        };
        try
        {
            return SageMakerTunings.Read(await client.ListTrainingJobsForHyperParameterTuningJobAsync(request, ct));
        }
        catch (Exception failure) when (AwsFaults.IsExpected(failure, ct))
        {
            return new TuningPage(null, IsThrottled: SageMakerErrors.Classify(failure) == SageMakerError.Throttled, Problem: SageMakerErrors.Reason(failure));
        }
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
