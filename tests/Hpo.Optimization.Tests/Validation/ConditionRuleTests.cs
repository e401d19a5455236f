namespace Hpo.Optimization.Tests.Validation;

public sealed class ConditionRuleTests
{
    private const string Momentum = "parameters[3].when";

    [Theory]
    [InlineData("""{ "optimizer": ["sgd", "adam"] }""")]
    [InlineData("""{ "num_epoch": [10, "15"] }""")]
    [InlineData("""{ "batch_size": [100] }""")]
    [InlineData("""{ "optimizer": ["sgd"], "num_epoch": [50] }""")]
    public void A_condition_lists_values_of_choices_integers_or_statics(string when) => Expect.Fine(StudyFile.With(Momentum, when));

    [Fact]
    public void A_static_parameter_may_have_a_condition_too() => Expect.Fine(StudyFile.With("parameters[4].when", """{ "optimizer": ["adam"] }"""));

    [Theory]
    [InlineData("""{ }""", "", "The condition names no parameter.")]
    [InlineData("""{ "optimizer": [] }""", ".optimizer", "0 entries")]
    [InlineData("""{ "optimizer": "sgd" }""", ".optimizer", "not a list")]
    [InlineData("""{ "optimiser": ["sgd"] }""", ".optimiser", "which is no parameter. Did you mean 'optimizer'?")]
    [InlineData("""{ "learning_rate": [0.1] }""", ".learning_rate", "is continuous and hits no listed value")]
    [InlineData("""{ "momentum": [0.1] }""", ".momentum", "cannot depend on itself")]
    [InlineData("""{ "optimizer": ["sgd", "sgdd"] }""", ".optimizer[1]", "'optimizer' is never 'sgdd'. Did you mean 'sgd'?")]
    [InlineData("""{ "num_epoch": [55] }""", ".num_epoch[0]", "It takes whole numbers from 10 to 50 in steps of 5.")]
    [InlineData("""{ "num_epoch": [11] }""", ".num_epoch[0]", "is never '11'")]
    [InlineData("""{ "num_epoch": ["ten"] }""", ".num_epoch[0]", "is never 'ten'")]
    [InlineData("""{ "batch_size": [99] }""", ".batch_size[0]", "It is always '100'.")]
    public void An_impossible_condition_is_a_problem(string when, string path, string part) =>
        Expect.Only(StudyFile.With(Momentum, when), Momentum + path, part);

    [Fact]
    public void A_circle_of_conditions_is_reported_once() =>
        Expect.Only(
            StudyFile.WithParameters(
                """{ "name": "a", "type": "categorical", "values": ["x"], "when": { "c": ["x"] } }""",
                """{ "name": "b", "type": "categorical", "values": ["x"], "when": { "a": ["x"] } }""",
                """{ "name": "c", "type": "categorical", "values": ["x"], "when": { "b": ["x"] } }"""),
            "parameters[0].when",
            "Conditions go in a circle: 'a' → 'c' → 'b' → 'a'.");

    [Fact]
    public void A_diamond_of_conditions_is_no_circle() =>
        Expect.Fine(StudyFile.WithParameters(
            """{ "name": "a", "type": "categorical", "values": ["x", "y"] }""",
            """{ "name": "b", "type": "categorical", "values": ["x"], "when": { "a": ["x"] } }""",
            """{ "name": "c", "type": "categorical", "values": ["x"], "when": { "a": ["x"] } }""",
            """{ "name": "d", "type": "categorical", "values": ["x"], "when": { "b": ["x"], "c": ["x"] } }"""));

    [Fact]
    public void Values_of_a_parameter_that_cannot_be_read_are_not_judged() =>
        Expect.Only(StudyFile.With("parameters[2].values", "3"), "parameters[2].values", "not a list");
}
