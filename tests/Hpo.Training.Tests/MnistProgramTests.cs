using System.Text.Json;

namespace Hpo.Training.Tests;

public sealed class MnistProgramTests
{
    private static readonly string Images = Path.Combine(Examples.Directory, "data", "mnist");

    [Fact]
    public async Task It_learns_and_leaves_a_model()
    {
        using var job = Some().With(("learning_rate", "0.15"), ("num_epoch", "4"), ("batch_size", "100"));

        var result = await job.RunAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var accuracies = Metrics.Read("mnist-ga.json", "validation-accuracy", result.Lines);
        Assert.Equal(4, accuracies.Count);
        Assert.True(accuracies[^1] > 0.9, $"{accuracies[^1]}");
        Assert.Equal(4, Metrics.Read("mnist-ga.json", "train-loss", result.Lines).Count);
        Assert.Equal(4, Model(job).GetProperty("training").GetProperty("epochs").GetInt32());
    }

    [Theory]
    [InlineData("momentum", "0.9")]
    [InlineData("optimizer", "adam")]
    public async Task It_learns_with_other_update_rules(string name, string value)
    {
        using var job = Some().With(("learning_rate", value == "adam" ? "0.002" : "0.05"), ("num_epoch", "3"), (name, value));

        var result = await job.RunAsync();

        Assert.True(Metrics.Read("mnist-ga.json", "validation-accuracy", result.Lines)[^1] > 0.9, string.Join('\n', result.Lines));
    }

    [Fact]
    public async Task Equal_seeds_give_equal_models_and_other_seeds_others()
    {
        using var first = Some().With(("num_epoch", "1"), ("seed", "5"));
        using var again = Some().With(("num_epoch", "1"), ("seed", "5"));
        using var other = Some().With(("num_epoch", "1"), ("seed", "6"));

        foreach (var job in new[] { first, again, other })
            await job.RunAsync();

        Assert.Equal(Weights(first), Weights(again));
        Assert.NotEqual(Weights(first), Weights(other));
    }

    [Fact]
    public async Task Hidden_layers_may_be_chosen()
    {
        using var job = Some().With(("num_epoch", "1"), ("hidden_sizes", "32,16,8"));

        await job.RunAsync();

        Assert.Equal([784, 32, 16, 8, 10], Model(job).GetProperty("layerSizes").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal(sizeof(float) * (785 * 32 + 33 * 16 + 17 * 8 + 9 * 10), Weights(job).Length);
    }

    [Fact]
    public async Task A_diverging_candidate_still_reports_its_accuracy()
    {
        using var job = Some().With(("learning_rate", "10"), ("num_epoch", "2"), ("momentum", "0.99"));

        var result = await job.RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.All(Metrics.Read("mnist-ga.json", "validation-accuracy", result.Lines), accuracy => Assert.InRange(accuracy, 0, 0.5));
    }

    [Fact]
    public async Task All_problems_of_a_bad_candidate_are_reported_at_once()
    {
        using var job = Some().With(("learning_rate", "fast"), ("num_epoch", "2.5"), ("batch_size", "0"), ("dropout", "0.5"), ("optimizer", "adam"), ("momentum", "0.9"));

        var result = await job.RunAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.All(["learning_rate", "num_epoch", "batch_size", "dropout", "momentum"], name => Assert.Contains(name + ":", job.Failure));
        Assert.Equal(job.Failure, result.Error.Trim());
        Assert.Empty(result.Lines);
    }

    [Fact]
    public async Task Hyper_parameters_of_the_platform_are_no_mistake()
    {
        using var job = Some().With(("num_epoch", "1"), ("sagemaker_region", "eu-central-1"), ("_tuning_objective_metric", "validation-accuracy"));

        var result = await job.RunAsync();

        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_missing_channel_is_a_failure_with_a_reason()
    {
        using var job = new TrainingJob("mnist-mlp").With(("num_epoch", "1"));

        var result = await job.RunAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("train-images-idx3-ubyte.gz", job.Failure);
    }

    [Fact]
    public async Task The_variables_of_the_training_toolkit_come_first()
    {
        using var elsewhere = new TrainingJob("mnist-mlp");
        using var job = new TrainingJob("mnist-mlp").With(("num_epoch", "1")).WithVariable("SM_CHANNEL_TRAINING", Images).WithVariable("SM_MODEL_DIR", elsewhere.ModelDirectory);

        var result = await job.RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(Weights(elsewhere));
    }

    [SkippableFact]
    public async Task Asked_to_stop_it_saves_the_model_it_has()
    {
        Skip.If(OperatingSystem.IsWindows(), "SIGTERM is a POSIX signal.");
        using var job = Some().With(("num_epoch", "10000"));

        var result = await job.RunUntilAsync("epoch=1 ");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("asked to stop", result.Lines[^1]);
        Assert.NotEmpty(Weights(job));
        Assert.InRange(Model(job).GetProperty("training").GetProperty("epochs").GetInt32(), 1, 9999);
        Assert.False(job.HasFailure);
    }

    private static TrainingJob Some() => new TrainingJob("mnist-mlp").WithChannel("training", Images);

    private static byte[] Weights(TrainingJob job) => File.ReadAllBytes(Path.Combine(job.ModelDirectory, "weights.bin"));

    private static JsonElement Model(TrainingJob job) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(job.ModelDirectory, "model.json"))).RootElement;
}
