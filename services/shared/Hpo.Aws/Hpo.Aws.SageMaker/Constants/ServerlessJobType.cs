using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Kind of a serverless job.</summary>
public sealed class ServerlessJobType : ConstantClass
{
    /// <summary>Customizes a model.</summary>
    public static readonly ServerlessJobType FineTuning = new("FineTuning");

    /// <summary>Evaluates a model.</summary>
    public static readonly ServerlessJobType Evaluation = new("Evaluation");

    /// <summary>Any value, also one this library does not name.</summary>
    public ServerlessJobType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static ServerlessJobType FindValue(string value) => FindValue<ServerlessJobType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator ServerlessJobType(string value) => FindValue(value);
}
