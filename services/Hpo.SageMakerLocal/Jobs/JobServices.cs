using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Processes;
using Hpo.SageMakerLocal.S3;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>What running a job takes.</summary>
internal sealed record JobServices(
    JobStore Store, ImageCatalog Images, ImagesFile ImagesFile, S3Paths S3, ChannelData Data, string JobsDirectory, TimeSpan StopGrace, TimeProvider Clock, Serilog.ILogger Log)
{
    public long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public JobDirectory Directory(string job) => new(Path.Combine(JobsDirectory, job));
}
