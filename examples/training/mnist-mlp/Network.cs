using System.Numerics.Tensors;

namespace Hpo.Examples.MnistMlp;

/// <summary>Layers with ReLU between them and softmax cross-entropy at the end. All parameters lie in one array, so that an update is one vector operation.</summary>
internal sealed class Network
{
    private readonly Layer[] _layers;
    private readonly Activations[] _activations;
    private readonly float[][] _deltas;

    private Network(IReadOnlyList<int> sizes)
    {
        Sizes = sizes;
        Parameters = new float[sizes.Zip(sizes.Skip(1), Layer.ParameterCount).Sum()];
        Gradients = new float[Parameters.Length];
        _layers = new Layer[sizes.Count - 1];
        for (int i = 0, start = 0; i < _layers.Length; i++)
        {
            var length = Layer.ParameterCount(sizes[i], sizes[i + 1]);
            _layers[i] = new(sizes[i], sizes[i + 1], Parameters.AsMemory(start, length), Gradients.AsMemory(start, length));
            start += length;
        }
        _activations = [.. sizes.Select(size => new Activations(size))];
        _deltas = [.. sizes.Select(size => new float[size])];
    }

    public IReadOnlyList<int> Sizes { get; }

    public float[] Parameters { get; }

    /// <summary>Sums over the examples learned from since they were cleared.</summary>
    public float[] Gradients { get; }

    /// <summary>Where the next example is put.</summary>
    public Span<float> Input => _activations[0].Values;

    public static Network Create(IReadOnlyList<int> sizes, RandomStream random)
    {
        var network = new Network(sizes);
        foreach (var layer in network._layers)
            layer.Initialize(random);
        return network;
    }

    /// <summary>The scores of the classes for the current input.</summary>
    public ReadOnlySpan<float> Forward()
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            var output = _activations[i + 1].Values;
            _activations[i].FindActive();
            _layers[i].Forward(_activations[i], output);
            if (i < _layers.Length - 1)
                TensorPrimitives.Max(output, 0f, output);
        }
        return _activations[^1].Values;
    }

    /// <summary>Learns from the input that Forward has just seen; returns its loss.</summary>
    public double Backward(int label)
    {
        var delta = _deltas[^1].AsSpan();
        // Without the shift a diverging network overflows the exponential.
        var scores = _activations[^1].Values;
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), delta);
        TensorPrimitives.SoftMax(delta, delta);
        var loss = -Math.Log(Math.Max(delta[label], float.Epsilon));
        delta[label] -= 1;

        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            _layers[i].AddGradients(_activations[i], _deltas[i + 1]);
            if (i > 0)
                _layers[i].Backward(_activations[i], _deltas[i + 1], _deltas[i]);
        }
        return loss;
    }
}
