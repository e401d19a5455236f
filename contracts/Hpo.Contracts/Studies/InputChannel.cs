namespace Hpo.Contracts;

/// <summary>One input of a training job: data of S3 (<paramref name="Uri"/>) or of a file system (<see cref="FileSystem"/>).</summary>
/// <param name="Channel">Name under which the job finds the data, <c>training</c> for instance.</param>
/// <param name="Uri">S3 prefix of the data, or of the manifest that lists it; empty for a file system.</param>
public sealed record InputChannel(string Channel, string Uri = "")
{
    /// <summary>A mounted file system instead of S3.</summary>
    public FileSystemInput? FileSystem { get; init; }

    /// <summary>How the data is delivered; absent means as files that are complete before the program starts.</summary>
    public InputMode? Mode { get; init; }

    /// <summary>MIME type of the data, at most 256 characters.</summary>
    public string? ContentType { get; init; }

    /// <summary>How the objects are compressed; absent means not. Pipe mode unpacks them.</summary>
    public InputCompression? Compression { get; init; }

    /// <summary>Seed that shuffles the order of the objects, or of the lines of the manifest; absent means the order in which they are.</summary>
    public long? ShuffleSeed { get; init; }

    /// <summary>What each of several machines gets; absent means everything.</summary>
    public InputDistribution? Distribution { get; init; }

    /// <summary>What <see cref="Uri"/> names; absent means a prefix.</summary>
    public InputDataType? DataType { get; init; }
}
