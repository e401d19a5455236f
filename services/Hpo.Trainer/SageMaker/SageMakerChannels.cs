using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Input channels in SageMaker's form.</summary>
internal static class SageMakerChannels
{
    public static IEnumerable<Channel> Of(TrainingTemplate training) =>
        training is { Script: { } script, NetworkIsolation: true }
            ? [.. training.Inputs.Select(Channel), Channel(new InputChannel(ScriptMode.SourceChannel, script.SourceUri))]
            : training.Inputs.Select(Channel);

    private static Channel Channel(InputChannel input) => new()
    {
        ChannelName = input.Channel,
        DataSource = input.FileSystem is { } fileSystem
            ? new DataSource { FileSystemDataSource = FileSystem(fileSystem) }
            : new DataSource { S3DataSource = Objects(input) },
        ContentType = input.ContentType,
        InputMode = Mode(input.Mode),
        CompressionType = input.Compression switch
        {
            InputCompression.None => CompressionType.None,
            InputCompression.Gzip => CompressionType.Gzip,
            _ => null,
        },
        ShuffleConfig = input.ShuffleSeed is { } seed ? new ShuffleConfig { Seed = seed } : null,
    };

    private static TrainingInputMode? Mode(InputMode? mode) => mode switch
    {
        InputMode.File => TrainingInputMode.File,
        InputMode.FastFile => TrainingInputMode.FastFile,
        InputMode.Pipe => TrainingInputMode.Pipe,
        _ => null,
    };

    private static S3DataSource Objects(InputChannel input) => new()
    {
        S3DataType = input.DataType == InputDataType.ManifestFile ? S3DataType.ManifestFile : S3DataType.S3Prefix,
        S3Uri = input.Uri,
        S3DataDistributionType = input.Distribution == InputDistribution.ShardedByS3Key ? S3DataDistribution.ShardedByS3Key : S3DataDistribution.FullyReplicated,
    };

    private static FileSystemDataSource FileSystem(FileSystemInput input) => new()
    {
        FileSystemId = input.Id,
        FileSystemType = input.Type == Contracts.FileSystemType.Efs ? Amazon.SageMaker.FileSystemType.EFS : Amazon.SageMaker.FileSystemType.FSxLustre,
        FileSystemAccessMode = input.AccessMode == FileSystemAccess.ReadWrite ? FileSystemAccessMode.Rw : FileSystemAccessMode.Ro,
        DirectoryPath = input.DirectoryPath,
    };
}
