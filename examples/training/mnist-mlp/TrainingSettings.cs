using Hpo.Examples.Training;

namespace Hpo.Examples.MnistMlp;

internal sealed record TrainingSettings
{
    public required double LearningRate { get; init; }
    public required int Epochs { get; init; }
    public required int BatchSize { get; init; }
    public required string Optimizer { get; init; }
    public required double Momentum { get; init; }
    public required IReadOnlyList<int> HiddenSizes { get; init; }
    public required int Seed { get; init; }

    public static TrainingSettings Read(Hyperparameters given)
    {
        var settings = new TrainingSettings
        {
            LearningRate = given.Number("learning_rate", 0.1, 0, 10),
            Epochs = given.Integer("num_epoch", 10, 1, 10_000),
            BatchSize = given.Integer("batch_size", 100, 1, 100_000),
            Optimizer = given.Choice("optimizer", "sgd", "adam"),
            Momentum = given.Number("momentum", 0, 0, 0.9999),
            HiddenSizes = given.Integers("hidden_sizes", [128, 64], 1, 4096),
            Seed = given.Integer("seed", 1, 0, int.MaxValue)
        };
        if (settings.Optimizer != "sgd" && given.Has("momentum"))
            given.Refuse("momentum", $"the optimizer {settings.Optimizer} has none, it belongs to sgd");
        InvalidHyperparametersException.ThrowIfAny(given.Problems());
        return settings;
    }
}
