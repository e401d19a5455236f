namespace Hpo.SageMakerLocal.Jobs;

/// <summary>A job that is running.</summary>
internal interface IJobRun
{
    /// <summary>Runs until the job has ended. Cancelled, it lets go of the job without ending it.</summary>
    Task RunAsync(CancellationToken detach);

    /// <summary>Ends the program, by force after <paramref name="grace"/>. The reason is in the stored job.</summary>
    void Stop(TimeSpan grace);
}
