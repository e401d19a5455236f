using System.Globalization;
using System.Numerics.Tensors;

namespace Hpo.Examples.MnistMlp;

internal static class Training
{
    /// <summary>Trains until the last epoch or until it is asked to stop; every epoch prints its metrics in one line.</summary>
    public static Progress Run(
        Network network, TrainingSettings settings, ImageSet training, ImageSet validation, RandomStream random, TextWriter log, CancellationToken stop)
    {
        IUpdateRule rule = settings.Optimizer == "adam"
            ? new Adam(settings.LearningRate, network.Parameters.Length)
            : new Sgd(settings.LearningRate, settings.Momentum, network.Parameters.Length);
        var order = Enumerable.Range(0, training.Count).ToArray();
        var progress = new Progress(0, null);
        while (progress.Epochs < settings.Epochs)
        {
            random.Shuffle(order);
            if (RunEpoch(network, rule, training, order, settings.BatchSize, stop) is not { } seen)
            {
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"asked to stop during epoch={progress.Epochs + 1}"));
                break;
            }
            progress = new(progress.Epochs + 1, Accuracy(network, validation));
            log.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"epoch={progress.Epochs} train-accuracy={seen.Accuracy:0.####} validation-accuracy={progress.ValidationAccuracy:0.####} train-loss={seen.Loss:0.#####}"));
            log.Flush();
        }
        return progress;
    }

    /// <summary>Null when it was asked to stop. The accuracy is measured while learning, before each example is learned from.</summary>
    private static (double Accuracy, double Loss)? RunEpoch(
        Network network, IUpdateRule rule, ImageSet images, ReadOnlySpan<int> order, int batchSize, CancellationToken stop)
    {
        int right = 0;
        double loss = 0;
        for (var start = 0; start < order.Length; start += batchSize)
        {
            if (stop.IsCancellationRequested)
                return null;
            var batch = order[start..Math.Min(start + batchSize, order.Length)];
            network.Gradients.AsSpan().Clear();
            foreach (var image in batch)
            {
                right += IsRight(network, images, image) ? 1 : 0;
                loss += network.Backward(images.Label(image));
            }
            rule.Apply(network.Parameters, network.Gradients, batch.Length);
        }
        return ((double)right / order.Length, loss / order.Length);
    }

    private static double Accuracy(Network network, ImageSet images)
    {
        var right = 0;
        for (var image = 0; image < images.Count; image++)
            right += IsRight(network, images, image) ? 1 : 0;
        return (double)right / images.Count;
    }

    private static bool IsRight(Network network, ImageSet images, int image)
    {
        images.Read(image, network.Input);
        return TensorPrimitives.IndexOfMax(network.Forward()) == images.Label(image);
    }
}

/// <summary>How far the training came: whole epochs, and the validation accuracy after the last of them.</summary>
internal sealed record Progress(int Epochs, double? ValidationAccuracy);
