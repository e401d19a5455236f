using System.Buffers.Binary;
using System.Text.Json;

namespace Hpo.Examples.MnistMlp;

/// <summary>
/// The trained model: weights.bin holds little-endian 32-bit floats, layer by layer, first a row of weights per input, then the biases;
/// model.json says the sizes of the layers and how they were trained.
/// </summary>
internal static class ModelFiles
{
    public static void Save(string directory, Network network, TrainingSettings settings, Progress progress)
    {
        Directory.CreateDirectory(directory);
        var weights = new byte[network.Parameters.Length * sizeof(float)];
        for (var i = 0; i < network.Parameters.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(weights.AsSpan(i * sizeof(float)), network.Parameters[i]);
        File.WriteAllBytes(Path.Combine(directory, "weights.bin"), weights);

        using var file = File.Create(Path.Combine(directory, "model.json"));
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        Write(json, network, settings, progress);
    }

    private static void Write(Utf8JsonWriter json, Network network, TrainingSettings settings, Progress progress)
    {
        json.WriteStartObject();
        json.WriteStartArray("layerSizes");
        foreach (var size in network.Sizes)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteString("activation", "relu");
        json.WriteString("input", "pixels / 255, row by row");
        json.WriteStartObject("training");
        json.WriteNumber("learningRate", settings.LearningRate);
        json.WriteNumber("batchSize", settings.BatchSize);
        json.WriteString("optimizer", settings.Optimizer);
        json.WriteNumber("momentum", settings.Momentum);
        json.WriteNumber("seed", settings.Seed);
        json.WriteNumber("epochs", progress.Epochs);
        if (progress.ValidationAccuracy is { } accuracy)
            json.WriteNumber("validationAccuracy", accuracy);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
