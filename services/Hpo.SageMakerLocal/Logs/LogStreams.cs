using System.Globalization;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Processes;

namespace Hpo.SageMakerLocal.Logs;

internal static class LogStreams
{
    public const string Group = "/aws/sagemaker/TrainingJobs";

    public static string Name(string job, long firstLine) =>
        string.Create(CultureInfo.InvariantCulture, $"{job}/{ContainerFiles.Host}-{firstLine / 1000}");

    /// <summary>The events of a job that has a stream.</summary>
    public static IEventSource Open(TrainingJob job, JobDirectory directory) =>
        job.Lines.IsEmpty ? new FileEvents(directory.LogFile, directory.LogIndexFile) : new StoredEvents(job.Lines);
}
