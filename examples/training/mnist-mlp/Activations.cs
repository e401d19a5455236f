namespace Hpo.Examples.MnistMlp;

/// <summary>The input of a layer, and which of its values are not zero: one pixel in five, and about half of what a ReLU lets through. The others cost nothing.</summary>
internal sealed class Activations(int size)
{
    private readonly float[] _values = new float[size];
    private readonly int[] _active = new int[size];
    private int _activeCount;

    public Span<float> Values => _values;

    public ReadOnlySpan<int> Active => _active.AsSpan(0, _activeCount);

    /// <summary>To be called when the values have changed.</summary>
    public void FindActive()
    {
        _activeCount = 0;
        for (var i = 0; i < _values.Length; i++)
        {
            // Without a branch: whether a pixel is zero cannot be predicted, and a wrong prediction costs more than the store.
            _active[_activeCount] = i;
            _activeCount += _values[i] != 0 ? 1 : 0;
        }
    }
}
