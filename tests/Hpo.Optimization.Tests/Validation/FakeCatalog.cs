using Hpo.Contracts;

namespace Hpo.Optimization.Tests.Validation;

/// <summary>Made-up optimizers: one with settings, one that reads along, one that can do little, one that looks at the whole study.</summary>
internal sealed class FakeCatalog : IOptimizerCatalog
{
    public IReadOnlyList<OptimizerDescriptor> All { get; } =
    [
        new()
        {
            Name = "breeder",
            Summary = "Handles everything.",
            Capabilities = new() { MultiObjective = true },
            Settings =
            [
                new() { Name = "populationSize", IsGenerationSize = true, Meaning = "Size.", Type = SettingType.Integer, Min = 2, Max = 500 },
                new() { Name = "mutationRate", Meaning = "Rate.", Type = SettingType.Number, Min = 0, Max = 1 },
                new() { Name = "selection", Meaning = "Kind.", Type = SettingType.Choice, Choices = ["tournament", "roulette"] },
                new() { Name = "elitism", Meaning = "Whether.", Type = SettingType.Flag },
            ],
        },
        new() { Name = "listener", Summary = "Watches trials while they run.", Capabilities = new() { NeedsLog = true } },
        new() { Name = "climber", Summary = "Numbers only.", Capabilities = new() { Categorical = false, Conditional = false } },
        new()
        {
            Name = "picky",
            Summary = "Wants 10 trials.",
            Check = study => study.Budget.MaxTrials < 10
                ? [new Contracts.Problem("budget.maxTrials", "picky needs 10 trials. Raise maxTrials.")]
                : [],
        },
    ];

    public OptimizerDescriptor? Find(string name) => All.FirstOrDefault(optimizer => optimizer.Name == name);
}
