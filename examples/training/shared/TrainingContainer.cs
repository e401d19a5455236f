namespace Hpo.Examples.Training;

/// <summary>Where a SageMaker training container finds its input and leaves its output: below /opt/ml, or where the training toolkit's variables say.</summary>
internal sealed class TrainingContainer(Func<string, string?> variable)
{
    private readonly string _base = variable("SAGEMAKER_BASE_DIR") ?? "/opt/ml";

    public string HyperparametersFile => Path.Combine(variable("SM_INPUT_CONFIG_DIR") ?? Path.Combine(_base, "input", "config"), "hyperparameters.json");

    public string ModelDirectory => variable("SM_MODEL_DIR") ?? Path.Combine(_base, "model");

    /// <summary>The first 1,024 characters of this file become the failure reason of the training job.</summary>
    public string FailureFile => Path.Combine(variable("SM_OUTPUT_DIR") ?? Path.Combine(_base, "output"), "failure");

    public string ChannelDirectory(string channel) =>
        variable("SM_CHANNEL_" + channel.ToUpperInvariant()) ?? Path.Combine(_base, "input", "data", channel);

    public static TrainingContainer FromEnvironment() => new(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null);
}
