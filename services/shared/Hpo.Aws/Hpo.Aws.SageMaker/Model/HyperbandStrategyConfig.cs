namespace Amazon.SageMaker.Model;

/// <summary>Settings of the Hyperband strategy.</summary>
public sealed class HyperbandStrategyConfig
{
    /// <summary>Resource (epochs for instance) that every training job may use before it can be stopped, at least 1.</summary>
    public int? MinResource { get; set; }

    /// <summary>Resource that a training job uses at most, at least 1.</summary>
    public int? MaxResource { get; set; }
}
