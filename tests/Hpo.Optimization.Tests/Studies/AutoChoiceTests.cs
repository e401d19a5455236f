using Hpo.Contracts;
using Hpo.Optimization.Tests.Validation;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Studies;

public sealed class AutoChoiceTests
{
    private static readonly IReadOnlyList<Objective> Two = [new("loss", Direction.Minimize), new("size", Direction.Minimize)];

    private static readonly AllCatalog Everything = new(["cmaes", "ga", "gp", "grid", "nsga2", "random", "sobol", "tpe"]);

    [Theory]
    [InlineData(12, "grid"), InlineData(11, "gp")]
    public void A_space_that_the_budget_exhausts_is_searched_completely(int trials, string expected) =>
        Assert.Equal(expected, Choose(trials, [Some.Integer("n", 1, 4), Some.Categorical("c")]).Name);

    [Theory]
    [InlineData(7, 1, "sobol"), InlineData(8, 1, "gp"), InlineData(20, 10, "sobol"), InlineData(21, 10, "gp")]
    public void Where_there_is_no_time_to_learn_an_even_spread_is_best(int trials, int parallel, string expected)
    {
        Assert.Equal(expected, Choose(trials, parallel: parallel).Name);
        Assert.Equal(expected, Choose(trials, parallel: parallel, objectives: Two).Name);
    }

    [Theory]
    [InlineData(300, "gp"), InlineData(301, "tpe"), InlineData(2_000, "tpe"), InlineData(2_001, "cmaes")]
    public void One_objective_of_numbers(int trials, string expected) => Assert.Equal(expected, Choose(trials).Name);

    [Theory]
    [InlineData(300, "gp"), InlineData(2_000, "tpe"), InlineData(2_001, "tpe")]
    public void One_objective_of_mixed_parameters(int trials, string expected) => Assert.Equal(expected, Choose(trials, [Some.Continuous("x"), Some.Categorical("c")]).Name);

    [Theory]
    [InlineData(300), InlineData(2_001)]
    public void One_objective_of_parameters_with_conditions(int trials) =>
        Assert.Equal("tpe", Choose(trials, [Some.Continuous("x").When("n", "1"), Some.Integer("n", 1, 5_000)]).Name);

    [Theory]
    [InlineData(20, "gp"), InlineData(21, "tpe")]
    public void Of_many_parameters_a_model_is_not_made(int dimensions, string expected) =>
        Assert.Equal(expected, Choose(300, [.. Enumerable.Range(0, dimensions).Select(i => Some.Continuous($"x{i}")), Some.Static()]).Name);

    [Theory]
    [InlineData(250, "gp"), InlineData(251, "tpe"), InlineData(1_000, "tpe"), InlineData(1_001, "nsga2")]
    public void Several_objectives(int trials, string expected) => Assert.Equal(expected, Choose(trials, objectives: Two).Name);

    [Fact]
    public void Several_objectives_of_parameters_with_conditions() =>
        Assert.Equal("tpe", Choose(100, [Some.Continuous("x").When("c", "a"), Some.Categorical("c")], objectives: Two).Name);

    [Fact]
    public void The_reason_says_what_decided() => Assert.Equal("at most 2,000 trials (301)", Choose(301).Reason);

    [Fact]
    public void What_the_catalog_lacks_is_passed_over_and_that_is_said()
    {
        var choice = Choose(100, catalog: new AllCatalog(["ga", "random"]));

        Assert.Equal("ga", choice.Name);
        Assert.Equal("the next one that suits (gp is not available here, tpe is not available here)", choice.Reason);
    }

    [Fact]
    public void What_does_not_handle_the_study_is_passed_over()
    {
        var parameters = new[] { Some.Continuous("x").When("c", "a"), Some.Categorical("c") };
        var catalog = new AllCatalog(["tpe", "ga", "sobol", "nsga2", "random"])
            .With("tpe", optimizer => optimizer with { Capabilities = new() { Conditional = false, MultiObjective = true } })
            .With("ga", optimizer => optimizer with { Capabilities = new() { Categorical = false } })
            .With("sobol", optimizer => optimizer with { Check = _ => [new Problem("parameters", "too odd.")] });

        Assert.Equal("nsga2", Choose(100, parameters, objectives: Two, catalog: catalog).Name);
        var one = Choose(100, parameters, catalog: catalog);
        Assert.Equal("random", one.Name);
        Assert.Contains("tpe does not handle conditions, ga does not handle categorical parameters, sobol does not suit: too odd.", one.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_that_suits_there_is_no_choice()
    {
        var catalog = new AllCatalog(["random"]).With("random", optimizer => optimizer with { Capabilities = new() });

        Assert.Null(AutoChoice.For(Study(100, objectives: Two), catalog));
    }

    [Fact]
    public void A_study_that_names_auto_is_read_with_the_choice()
    {
        var reading = StudyFile.With(Everything, ("optimizer", """{ "name": "auto", "mode": "generational" }"""));

        Assert.Equal(("auto", "tpe", "tpe"), (reading.Study!.Optimizer.Name, reading.Study.Optimizer.Choice!.Name, reading.Study.Optimizer.EffectiveName));
        Assert.Equal(OptimizerMode.Generational, reading.Study.Optimizer.Mode);
    }

    [Fact]
    public void Auto_takes_no_settings() =>
        Expect.Only(StudyFile.With(Everything, ("optimizer", """{ "name": "auto", "settings": { "populationSize": 5 } }""")), "optimizer.settings.populationSize", "'auto' has no settings.");

    [Fact]
    public void A_study_for_which_there_is_no_choice_is_refused() =>
        Expect.Only(
            StudyFile.With(new AllCatalog(["grid"]).With("grid", optimizer => optimizer with { Check = _ => [new Problem("", "no.")] }), ("optimizer", """{ "name": "auto" }""")),
            "optimizer.name",
            "'auto' finds no optimizer here that handles this study.");

    [Fact]
    public void Auto_is_listed_among_the_built_in_ones_and_is_none_itself()
    {
        Assert.Contains(OptimizerCatalog.BuiltIn.All, optimizer => optimizer.Name == "auto");
        Assert.Null(OptimizerCatalog.BuiltIn.FindOptimizer("auto"));
    }

    private static Study Study(int trials, IReadOnlyList<Parameter>? parameters = null, IReadOnlyList<Objective>? objectives = null, int parallel = 1) =>
        Some.Study("auto", parameters: parameters, objectives: objectives, budget: new Budget { MaxTrials = trials, MaxParallelTrials = parallel });

    private static OptimizerChoice Choose(
        int trials, IReadOnlyList<Parameter>? parameters = null, IReadOnlyList<Objective>? objectives = null, int parallel = 1, AllCatalog? catalog = null) =>
        AutoChoice.For(Study(trials, parameters, objectives, parallel), catalog ?? Everything) ?? throw new InvalidOperationException("There is no choice.");

    /// <summary>Optimizers that handle everything, and auto.</summary>
    private sealed record AllCatalog(IReadOnlyList<OptimizerDescriptor> All) : IOptimizerCatalog
    {
        public AllCatalog(IEnumerable<string> names)
            : this([AutoChoice.Descriptor, .. names.Select(name => new OptimizerDescriptor { Name = name, Summary = name, Capabilities = new() { MultiObjective = true } })])
        {
        }

        public AllCatalog With(string name, Func<OptimizerDescriptor, OptimizerDescriptor> change) =>
            new([.. All.Select(optimizer => optimizer.Name == name ? change(optimizer) : optimizer)]);

        public OptimizerDescriptor? Find(string name) => All.FirstOrDefault(optimizer => optimizer.Name == name);
    }
}
