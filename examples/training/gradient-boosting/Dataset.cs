namespace Hpo.Examples.GradientBoosting;

/// <summary>Binned rows in native memory.</summary>
internal sealed class Dataset : IDisposable
{
    private Dataset(nint handle) => Handle = handle;

    public nint Handle { get; }

    /// <summary>A validation set refers to its training set, whose bins it takes over.</summary>
    public static Dataset Create(Table table, BoostingSettings settings, Dataset? reference = null)
    {
        LightGbm.Check(LightGbm.LGBM_DatasetCreateFromMat(
            table.Features, LightGbm.Float64, table.Rows, table.Columns, isRowMajor: 1, settings.NativeParameters, reference?.Handle ?? 0, out var handle));
        var dataset = new Dataset(handle);
        dataset.Set("label", table.Labels);
        dataset.Set("weight", [.. Enumerable.Repeat((float)settings.RowWeight, table.Rows)]);
        return dataset;
    }

    public void Dispose() => LightGbm.Check(LightGbm.LGBM_DatasetFree(Handle));

    private void Set(string field, float[] values) =>
        LightGbm.Check(LightGbm.LGBM_DatasetSetField(Handle, field, values, values.Length, LightGbm.Float32));
}
