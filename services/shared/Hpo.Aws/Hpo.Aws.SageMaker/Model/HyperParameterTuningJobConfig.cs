namespace Amazon.SageMaker.Model;

/// <summary>How a tuning job searches.</summary>
public sealed class HyperParameterTuningJobConfig
{
    /// <summary>How it chooses what to try next.</summary>
    public HyperParameterTuningJobStrategyType? Strategy { get; set; }

    /// <summary>Settings of the strategy.</summary>
    public HyperParameterTuningJobStrategyConfig? StrategyConfig { get; set; }

    /// <summary>What it optimizes; with several definitions each has its own.</summary>
    public HyperParameterTuningJobObjective? HyperParameterTuningJobObjective { get; set; }

    /// <summary>How much it may use.</summary>
    public ResourceLimits? ResourceLimits { get; set; }

    /// <summary>What it tunes; with several definitions each has its own.</summary>
    public ParameterRanges? ParameterRanges { get; set; }

    /// <summary>Whether training jobs that do badly are stopped.</summary>
    public TrainingJobEarlyStoppingType? TrainingJobEarlyStoppingType { get; set; }

    /// <summary>What ends it before its limits.</summary>
    public TuningJobCompletionCriteria? TuningJobCompletionCriteria { get; set; }

    /// <summary>Seed of its chance, at least 0.</summary>
    public int? RandomSeed { get; set; }
}
