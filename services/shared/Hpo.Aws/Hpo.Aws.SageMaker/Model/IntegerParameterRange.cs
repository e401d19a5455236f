namespace Amazon.SageMaker.Model;

/// <summary>A whole number to tune.</summary>
public sealed class IntegerParameterRange
{
    /// <summary>Name of the hyper-parameter.</summary>
    public string? Name { get; set; }

    /// <summary>Smallest value, as text.</summary>
    public string? MinValue { get; set; }

    /// <summary>Largest value, as text.</summary>
    public string? MaxValue { get; set; }

    /// <summary>Scale of the search.</summary>
    public HyperParameterScalingType? ScalingType { get; set; }
}
