namespace Amazon.SageMaker.Model;

/// <summary>Place of a job within an experiment.</summary>
public sealed class ExperimentConfig
{
    /// <summary>Name of the experiment.</summary>
    public string? ExperimentName { get; set; }

    /// <summary>Name of the experiment's trial.</summary>
    public string? TrialName { get; set; }

    /// <summary>Display name of the trial component.</summary>
    public string? TrialComponentDisplayName { get; set; }

    /// <summary>Name of the experiment run.</summary>
    public string? RunName { get; set; }
}
