namespace Amazon.SageMaker.Model;

/// <summary>State of a debugger rule.</summary>
public sealed class DebugRuleEvaluationStatus
{
    /// <summary>Name of the rule.</summary>
    public string? RuleConfigurationName { get; set; }

    /// <summary>ARN of the job that evaluates the rule.</summary>
    public string? RuleEvaluationJobArn { get; set; }

    /// <summary>State of the evaluation.</summary>
    public RuleEvaluationStatus? RuleEvaluationStatus { get; set; }

    /// <summary>Details for people.</summary>
    public string? StatusDetails { get; set; }

    /// <summary>When the state last changed (UTC).</summary>
    public DateTime? LastModifiedTime { get; set; }
}
