using System.Numerics.Tensors;

namespace Hpo.Examples.MnistMlp;

/// <summary>A fully connected layer: one row of weights per input, so that an input of zero skips its whole row, then the biases.</summary>
internal sealed class Layer(int inputs, int outputs, Memory<float> parameters, Memory<float> gradients)
{
    private readonly int _weights = inputs * outputs;

    public static int ParameterCount(int inputs, int outputs) => (inputs + 1) * outputs;

    // He et al. 2015: this deviation keeps the variance of the activations through ReLU layers.
    public void Initialize(RandomStream random)
    {
        var deviation = Math.Sqrt(2.0 / inputs);
        foreach (ref var weight in parameters.Span[.._weights])
            weight = (float)(random.Gaussian() * deviation);
    }

    public void Forward(Activations input, Span<float> output)
    {
        parameters.Span[_weights..].CopyTo(output);
        Rows.AddTo(output, parameters.Span[.._weights], input.Values, input.Active);
    }

    /// <summary>Adds what this example says about the parameters to their gradients; delta is the derivative of the loss by this layer's output.</summary>
    public void AddGradients(Activations input, ReadOnlySpan<float> delta)
    {
        var biases = gradients.Span[_weights..];
        TensorPrimitives.Add(biases, delta, biases);
        Rows.Add(gradients.Span[.._weights], delta, input.Values, input.Active);
    }

    /// <summary>The derivative by the input, which comes out of a ReLU: where it is zero, so is the derivative.</summary>
    public void Backward(Activations input, ReadOnlySpan<float> delta, Span<float> inputDelta)
    {
        var weights = parameters.Span;
        inputDelta.Clear();
        foreach (var i in input.Active)
            inputDelta[i] = TensorPrimitives.Dot(weights.Slice(i * outputs, outputs), delta);
    }
}
