namespace Amazon.SageMaker.Model;

/// <summary>Settings of the strategy; only Hyperband has any.</summary>
public sealed class HyperParameterTuningJobStrategyConfig
{
    /// <summary>Settings of Hyperband.</summary>
    public HyperbandStrategyConfig? HyperbandStrategyConfig { get; set; }
}
