namespace Hpo.Optimization.Tests.Validation;

public sealed class ParameterRuleTests
{
    [Fact]
    public void Swapped_bounds_are_to_be_swapped() =>
        Expect.Only(
            StudyFile.With(("parameters[0].min", "0.2"), ("parameters[0].max", "0.01")),
            "parameters[0].min",
            "learning_rate: min 0.2 exceeds max 0.01. Swap the bounds.");

    [Fact]
    public void Equal_bounds_are_fine() => Expect.Fine(StudyFile.With(("parameters[0].max", "0.01"), ("parameters[0].step", "1")));

    [Theory]
    [InlineData("parameters[1].min", "1.5", "is not a whole number")]
    [InlineData("parameters[1].max", "50.5", "is not a whole number")]
    [InlineData("parameters[1].max", "1e16", "beyond ±2^53")]
    [InlineData("parameters[1].step", "0.5", "step 0.5 is not a whole number")]
    public void Integers_are_whole_and_exact(string path, string json, string part) => Expect.Only(StudyFile.With(path, json), path, part);

    [Fact]
    public void A_range_that_overflows_is_too_wide() =>
        Expect.Only(
            StudyFile.WithParameters("""{ "name": "x", "type": "continuous", "min": -1e308, "max": 1e308 }"""), "parameters[0].max", "too wide");

    [Theory]
    [InlineData("logarithmic", "0", "1", "parameters[0].min", "logarithmic scaling needs a min above 0, not 0.")]
    [InlineData("reverseLogarithmic", "-0.5", "0.5", "parameters[0].min", "needs a min of at least 0, not -0.5.")]
    [InlineData("reverseLogarithmic", "0", "1", "parameters[0].max", "needs a max below 1, not 1.")]
    public void A_scale_fits_its_range(string scaling, string min, string max, string path, string part) =>
        Expect.Only(StudyFile.With(("parameters[0].scaling", $"\"{scaling}\""), ("parameters[0].min", min), ("parameters[0].max", max)), path, part);

    [Theory]
    [InlineData("0", "is not above 0")]
    [InlineData("-5", "is not above 0")]
    [InlineData("41", "step 41 is larger than the range from 10 to 50")]
    public void A_step_is_positive_and_fits_into_the_range(string step, string part) =>
        Expect.Only(StudyFile.With("parameters[1].step", step), "parameters[1].step", part);

    [Theory]
    [InlineData("0", "1e300", "1e299")]
    [InlineData("0", "1e-27", "1e-30")]
    [InlineData("0", "1", "1e-17")]
    [InlineData("1.2345678901234567e18", "1.2345678901234567e18", null)]
    [InlineData("12345678901234567890", "12345678901234569000", "1")]
    public void Steps_can_be_counted(string min, string max, string? step)
    {
        var reading = StudyFile.With("parameters", $$"""[{ "name": "x", "type": "continuous", "min": {{min}}, "max": {{max}}, "step": {{step ?? "null"}} }]""");

        if (step is null)
        {
            Expect.Fine(reading);
        }
        else
        {
            Expect.Only(reading, "parameters[0].step", "cannot be counted exactly. Give a larger step, a narrower range or no step.");
        }
    }

    [Fact]
    public void A_bound_of_the_wrong_type_hides_no_other_problem_and_adds_none() =>
        Expect.Only(StudyFile.With(("parameters[0].min", "\"0.5\""), ("parameters[0].max", "0.2")), "parameters[0].min", "Give a finite number.");

    [Fact]
    public void Choices_are_not_empty() => Expect.Only(StudyFile.With("parameters[2].values", "[]"), "parameters[2].values", "0 entries");

    [Fact]
    public void Choices_are_distinct_as_text() =>
        Expect.Only(StudyFile.WithParameters("""{ "name": "layers", "type": "categorical", "values": [1, 2, "1"] }"""), "parameters[0].values[2]", "'1' is listed twice");

    [Fact]
    public void A_choice_has_at_least_one_character() => Expect.Only(StudyFile.With("parameters[2].values[1]", "\"\""), "parameters[2].values[1]", "1 to 2,500 characters");

    [Fact]
    public void A_choice_has_at_most_2500_characters() =>
        Expect.Only(StudyFile.With("parameters[2].values[1]", $"\"{new string('x', 2501)}\""), "parameters[2].values[1]", "this one 2,501");

    [Fact]
    public void A_choice_is_text_a_number_or_a_boolean() =>
        Expect.Only(StudyFile.With("parameters[2].values[1]", "{}"), "parameters[2].values[1]", "an object is not a value");

    [Theory]
    [InlineData("""{ "name": "x", "type": "categorical", "values": ["a"], "min": 1 }""", "min")]
    [InlineData("""{ "name": "x", "type": "categorical", "values": ["a"], "value": "a" }""", "value")]
    [InlineData("""{ "name": "x", "type": "categorical", "values": ["a"], "scaling": "logarithmic" }""", "scaling")]
    [InlineData("""{ "name": "x", "type": "continuous", "min": 0, "max": 1, "values": [1] }""", "values")]
    [InlineData("""{ "name": "x", "type": "integer", "min": 0, "max": 1, "value": 1 }""", "value")]
    public void A_field_of_another_type_is_a_problem(string parameter, string field) =>
        Expect.Only(StudyFile.WithParameters(parameter), $"parameters[0].{field}", $"has no {field}");

    [Theory]
    [InlineData("max")]
    [InlineData("step")]
    public void A_static_parameter_has_a_value_and_nothing_else(string field) =>
        Expect.Only(StudyFile.With($"parameters[4].{field}", "1"), $"parameters[4].{field}", "batch_size: a parameter of type static has no");

    [Fact]
    public void Names_are_unique() =>
        Expect.Only(StudyFile.With("parameters[4].name", "\"num_epoch\""), "parameters[4].name", "already defined at parameters[1]");

    [Fact]
    public void Names_that_the_container_cannot_tell_apart_clash() =>
        Expect.Only(StudyFile.With("parameters[4].name", "\"Num_Epoch\""), "parameters[4].name", "training containers see both as SM_HP_NUM_EPOCH");

    [Theory]
    [InlineData("\"\"", "name has 0 characters")]
    [InlineData("\" x\"", "white space at its ends")]
    [InlineData("\"a\\nb\"", "control characters")]
    public void A_name_is_readable(string json, string part) => Expect.Only(StudyFile.With("parameters[4].name", json), "parameters[4].name", part);

    [Fact]
    public void A_name_has_at_most_256_characters() =>
        Expect.Only(StudyFile.With("parameters[4].name", $"\"{new string('x', 257)}\""), "parameters[4].name", "257 characters");

    [Fact]
    public void There_are_at_most_100_parameters()
    {
        var parameters = Enumerable.Range(0, 101).Select(i => $$"""{ "name": "p{{i}}", "type": "continuous", "min": 0, "max": 1 }""").ToArray();

        Expect.Fine(StudyFile.WithParameters(parameters[..100]));
        Expect.Only(StudyFile.WithParameters(parameters), "parameters", "parameters has 101 entries. Give a list of 1 to 100.");
    }

    [Fact]
    public void Static_parameters_alone_are_nothing_to_search_except_with_one_trial()
    {
        Expect.Only(StudyFile.WithParameters("""{ "name": "x", "type": "static", "value": 1 }"""), "parameters", "nothing to search");
        Expect.Fine(StudyFile.With(("parameters", """[{ "name": "x", "type": "static", "value": 1 }]"""), ("budget.maxTrials", "1"), ("optimizer.settings", null)));
    }
}
