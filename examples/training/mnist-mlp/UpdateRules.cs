using System.Numerics.Tensors;

namespace Hpo.Examples.MnistMlp;

/// <summary>How the sums of a batch's gradients change the parameters.</summary>
internal interface IUpdateRule
{
    void Apply(float[] parameters, float[] gradients, int examples);
}

/// <summary>Stochastic gradient descent, with classical momentum where it is not 0.</summary>
internal sealed class Sgd(double learningRate, double momentum, int parameterCount) : IUpdateRule
{
    private readonly float[] _velocity = new float[momentum == 0 ? 0 : parameterCount];

    public void Apply(float[] parameters, float[] gradients, int examples)
    {
        var step = (float)(-learningRate / examples);
        if (momentum == 0)
        {
            TensorPrimitives.MultiplyAdd(gradients, step, parameters, parameters);
            return;
        }
        TensorPrimitives.Multiply(_velocity, (float)momentum, _velocity);
        TensorPrimitives.MultiplyAdd(gradients, step, _velocity, _velocity);
        TensorPrimitives.Add(parameters, _velocity, parameters);
    }
}

/// <summary>Kingma &amp; Ba 2015, algorithm 1, with the rates they recommend.</summary>
internal sealed class Adam(double learningRate, int parameterCount) : IUpdateRule
{
    private const float MeanDecay = 0.9f;
    private const float SquareDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[] _mean = new float[parameterCount];
    private readonly float[] _square = new float[parameterCount];
    private readonly float[] _step = new float[parameterCount];
    private int _time;

    public void Apply(float[] parameters, float[] gradients, int examples)
    {
        _time++;
        TensorPrimitives.Divide(gradients, examples, gradients);
        TensorPrimitives.Lerp(gradients, _mean, MeanDecay, _mean);
        TensorPrimitives.Multiply(gradients, gradients, gradients);
        TensorPrimitives.Lerp(gradients, _square, SquareDecay, _square);

        var meanBias = 1 - Math.Pow(MeanDecay, _time);
        var squareBias = 1 - Math.Pow(SquareDecay, _time);
        TensorPrimitives.Sqrt(_square, _step);
        TensorPrimitives.Add(_step, Epsilon, _step);
        TensorPrimitives.Divide(_mean, _step, _step);
        TensorPrimitives.MultiplyAdd(_step, (float)(-learningRate * Math.Sqrt(squareBias) / meanBias), parameters, parameters);
    }
}
