namespace Amazon.SageMaker.Model;

/// <summary>Progress of a serverless job.</summary>
public sealed class TrainingProgressInfo
{
    /// <summary>Steps per epoch.</summary>
    public long? TotalStepCountPerEpoch { get; set; }

    /// <summary>Step being run.</summary>
    public long? CurrentStep { get; set; }

    /// <summary>Epoch being run.</summary>
    public long? CurrentEpoch { get; set; }

    /// <summary>Number of epochs.</summary>
    public long? MaxEpoch { get; set; }
}
