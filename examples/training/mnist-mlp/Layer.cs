using System.Numerics.Tensors;

namespace Hpo.Examples.MnistMlp;

/// <summary>
/// A fully connected layer: one row of weights per input, then the biases. Four of five pixels and about half of the activations after ReLU are zero,
/// and with a row per input a zero skips its whole row in each of the three products.
/// </summary>
internal sealed class Layer(int inputs, int outputs, Memory<float> parameters, Memory<float> gradients)
{

    public static int ParameterCount(int inputs, int outputs) => (inputs + 1) * outputs;

    // He et al. 2015: this deviation keeps the variance of the activations through ReLU layers.
    public void Initialize(RandomStream random)
    {
        var deviation = Math.Sqrt(2.0 / inputs);
        foreach (ref var weight in parameters.Span[..(inputs * outputs)])
            weight = (float)(random.Gaussian() * deviation);
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        var rows = parameters.Span;
        rows.Slice(inputs * outputs, outputs).CopyTo(output);
        for (var i = 0; i < input.Length; i++)
            if (input[i] != 0)
                TensorPrimitives.MultiplyAdd(rows.Slice(i * outputs, outputs), input[i], output, output);
    }

    /// <summary>Adds what this example says about the parameters to their gradients; delta is the derivative of the loss by this layer's output.</summary>
    public void AddGradients(ReadOnlySpan<float> input, ReadOnlySpan<float> delta)
    {
        var rows = gradients.Span;
        var biases = rows.Slice(inputs * outputs, outputs);
        TensorPrimitives.Add(biases, delta, biases);
        for (var i = 0; i < input.Length; i++)
        {
            if (input[i] == 0)
                continue;
            var row = rows.Slice(i * outputs, outputs);
            TensorPrimitives.MultiplyAdd(delta, input[i], row, row);
        }
    }

    /// <summary>The derivative by the input, which comes out of a ReLU: where it is zero, so is the derivative.</summary>
    public void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> delta, Span<float> inputDelta)
    {
        var rows = parameters.Span;
        for (var i = 0; i < input.Length; i++)
            inputDelta[i] = input[i] == 0 ? 0 : TensorPrimitives.Dot(rows.Slice(i * outputs, outputs), delta);
    }
}
