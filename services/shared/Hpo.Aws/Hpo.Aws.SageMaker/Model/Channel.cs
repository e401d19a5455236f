namespace Amazon.SageMaker.Model;

/// <summary>A named input of a training job.</summary>
public sealed class Channel
{
    /// <summary>Name of the channel, which is also the name of its directory in the container.</summary>
    public string? ChannelName { get; set; }

    /// <summary>Where the data comes from.</summary>
    public DataSource? DataSource { get; set; }

    /// <summary>MIME type of the data.</summary>
    public string? ContentType { get; set; }

    /// <summary>How the data is compressed.</summary>
    public CompressionType? CompressionType { get; set; }

    /// <summary>Whether records are wrapped in RecordIO on the way in.</summary>
    public RecordWrapper? RecordWrapperType { get; set; }

    /// <summary>How this channel is delivered, when it differs from the job's mode.</summary>
    public TrainingInputMode? InputMode { get; set; }

    /// <summary>Shuffles the order of the input between epochs.</summary>
    public ShuffleConfig? ShuffleConfig { get; set; }
}
