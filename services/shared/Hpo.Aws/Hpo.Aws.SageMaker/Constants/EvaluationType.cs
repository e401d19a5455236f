using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How a serverless job evaluates a model.</summary>
public sealed class EvaluationType : ConstantClass
{
    /// <summary>A language model is the judge.</summary>
    public static readonly EvaluationType LLMAJEvaluation = new("LLMAJEvaluation");

    /// <summary>A custom scorer is the judge.</summary>
    public static readonly EvaluationType CustomScorerEvaluation = new("CustomScorerEvaluation");

    /// <summary>A standard benchmark is the judge.</summary>
    public static readonly EvaluationType BenchmarkEvaluation = new("BenchmarkEvaluation");

    /// <summary>Any value, also one this library does not name.</summary>
    public EvaluationType(string value)
        : base(value)
    {
    }

    /// <summary>The named constant of this value, or a new one.</summary>
    public static EvaluationType FindValue(string value) => FindValue<EvaluationType>(value);

    /// <summary>Lets a string stand for a constant.</summary>
    public static implicit operator EvaluationType(string value) => FindValue(value);
}
