using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>State of a rule's evaluation.</summary>
public sealed class RuleEvaluationStatus : ConstantClass
{
    /// <summary>Running.</summary>
    public static readonly RuleEvaluationStatus InProgress = new("InProgress");

    /// <summary>Ended without findings.</summary>
    public static readonly RuleEvaluationStatus NoIssuesFound = new("NoIssuesFound");

    /// <summary>Ended with findings.</summary>
    public static readonly RuleEvaluationStatus IssuesFound = new("IssuesFound");

    /// <summary>Ended with an error.</summary>
    public static readonly RuleEvaluationStatus Error = new("Error");

    /// <summary>Being stopped.</summary>
    public static readonly RuleEvaluationStatus Stopping = new("Stopping");

    /// <summary>Stopped.</summary>
    public static readonly RuleEvaluationStatus Stopped = new("Stopped");

    /// <summary>Any value, also one this library does not name.</summary>
    public RuleEvaluationStatus(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static RuleEvaluationStatus FindValue(string value) => FindValue<RuleEvaluationStatus>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator RuleEvaluationStatus(string value) => FindValue(value);
}
