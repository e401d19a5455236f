using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// SageMaker's automatic model tuning as an optimizer: a tuning job made from the study finds the candidates and launches their training jobs. This class says
/// what such a study may look like; it proposes nothing itself.
/// </summary>
public sealed class AutomaticModelTuning : IOptimizer<AutomaticModelTuning.Memory>
{
    /// <summary>Name in study files.</summary>
    public const string Name = "sagemaker";

    /// <summary>What the service knows it remembers itself.</summary>
    public sealed record Memory;

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Summary = "SageMaker's automatic model tuning: one tuning job leads the search, its training jobs are the trials.",
        IsTuningService = true,
        Capabilities = new() { Conditional = false },
        Settings =
        [
            new() { Name = TuningSettings.Strategy, Type = SettingType.Choice, Choices = ["Bayesian", "Random", "Grid", "Hyperband"], Default = "Bayesian", Meaning = "How the tuning job chooses what to try next; Grid takes categorical parameters only." },
            new() { Name = TuningSettings.EarlyStopping, Type = SettingType.Choice, Choices = ["Off", "Auto"], Default = "Off", Meaning = "Whether it stops training jobs that do badly; Hyperband always does." },
            new() { Name = TuningSettings.MinResource, Type = SettingType.Integer, Min = 1, Max = int.MaxValue, Meaning = "Epochs, say, that every training job may use; Hyperband only." },
            new() { Name = TuningSettings.MaxResource, Type = SettingType.Integer, Min = 1, Max = int.MaxValue, Meaning = "Epochs, say, that a training job uses at most; Hyperband only." },
            new() { Name = TuningSettings.CompleteOnConvergence, Type = SettingType.Flag, Default = "false", Meaning = "Whether the tuning job ends when SageMaker expects no more progress." },
            new() { Name = TuningSettings.WarmStartFrom, Type = SettingType.Text, Default = "none", Meaning = "Names of up to 5 ended tuning jobs to learn from, separated by commas." },
            new() { Name = TuningSettings.WarmStartType, Type = SettingType.Choice, Choices = ["IdenticalDataAndAlgorithm", "TransferLearning"], Default = "IdenticalDataAndAlgorithm", Meaning = "What the study has in common with those tuning jobs." },
        ],
        Check = TuningRules.Check,
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new();

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random) => ([], memory);

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;
}
