using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>Lets a worker do its rounds. Sleeps until the next document is due: no tick, no scan of the collection.</summary>
internal sealed partial class WorkLoop(Alarms alarms, TimeProvider clock, IOptions<TrainerOptions> options, ILogger<WorkLoop> logger)
{
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);

    public async Task RunAsync(IJobWorker worker, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await alarms[worker.Work].WaitAsync(options.Value.SweepInterval, ct);
                await worker.RoundAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(failure, worker.Work);
                alarms[worker.Work].Set(clock.GetUtcNow() + PauseAfterError);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the {Work} loop failed; it goes on")]
    private partial void LogFailed(Exception failure, JobWork work);
}
