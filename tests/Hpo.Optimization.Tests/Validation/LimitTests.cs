using System.Text;
using System.Text.Json;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.Validation;

/// <summary>What is far too large is refused with one sentence, before anything is done with it.</summary>
public sealed class LimitTests
{
    [Fact]
    public void A_hundred_thousand_parameters_are_refused_as_a_whole()
    {
        var parameter = """{ "name": "x", "type": "integer", "min": 1, "max": 5 }""";

        var reading = StudyFile.With("parameters", $"[{string.Join(',', Enumerable.Repeat(parameter, 100_000))}]");

        Expect.Only(reading, "parameters", "parameters has 100,000 entries. Give a list of 1 to 100.");
    }

    [Fact]
    public void A_million_values_are_refused_as_a_whole() =>
        Expect.Only(StudyFile.With("parameters[2].values", $"[{string.Join(',', Enumerable.Range(0, 1_000_000))}]"), "parameters[2].values", "1,000,000 entries");

    [Fact]
    public void A_hundred_thousand_unknown_fields_are_not_all_listed()
    {
        var fields = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"field{i}\": 1"));

        var problems = StudyFile.Read($"{{ {fields} }}").Problems;

        Assert.Equal(ProblemList.Most + 1, problems.Count);
        Assert.Contains("more problems", problems[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name"), InlineData("metrics[0].name"), InlineData("metrics[0].regex"), InlineData("parameters[0].name"), InlineData("parameters[2].values[0]")]
    [InlineData("parameters[4].value"), InlineData("optimizer.name"), InlineData("training.image"), InlineData("training.environment.LEVEL"), InlineData("training.tags.team")]
    [InlineData("training.outputUri"), InlineData("training.inputs[0].uri"), InlineData("training.spot.checkpointUri"), InlineData("training.roleArn")]
    public void A_text_of_ten_megabytes_is_refused_without_repeating_it(string path)
    {
        var problems = StudyFile.With(path, JsonSerializer.Serialize(new string('x', 10_000_000))).Problems;

        Assert.Contains(problems, problem => problem.Path == path);
        Assert.All(problems, problem => Assert.InRange(problem.Message.Length, 1, 1_000));
    }

    [Fact]
    public void A_field_whose_name_is_ten_megabytes_long_is_refused_without_repeating_it()
    {
        var problems = StudyFile.Read($"{{ \"{new string('x', 10_000_000)}\": 1 }}").Problems;

        Assert.All(problems, problem => Assert.InRange(problem.Path.Length + problem.Message.Length, 1, 1_000));
    }

    [Fact]
    public void Candidates_to_start_with_are_refused_without_being_repeated()
    {
        var (text, many) = (new string('x', 10_000_000), string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"field{i}\": 1")));

        var problems = StudyFile.With("startWith", $$"""[{ "learning_rate": "{{text}}", "{{text}}": 1 }, { {{many}} }]""").Problems;

        Assert.Equal(ProblemList.Most + 1, problems.Count);
        Assert.Contains(problems, problem => problem.Path == "startWith[0].learning_rate");
        Assert.All(problems, problem => Assert.InRange(problem.Path.Length + problem.Message.Length, 1, 1_000));
    }

    [Fact]
    public void A_hundred_thousand_brackets_are_no_study()
    {
        var problem = Assert.Single(StudyFile.Read(new StringBuilder().Append('[', 100_000).ToString()).Problems);

        Assert.Contains("not JSON", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objectives"), InlineData("metrics")]
    public void Lists_have_a_longest_length(string field) =>
        Assert.Contains(StudyFile.With(field, $"[{string.Join(',', Enumerable.Repeat("{}", 100_000))}]").Problems, problem => problem.Path == field && problem.Message.Contains("100,000 entries", StringComparison.Ordinal));

    [Theory]
    [InlineData("training.environment"), InlineData("training.tags")]
    public void Maps_have_a_most_number_of_entries(string field)
    {
        var entries = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\": \"v\""));

        Expect.Only(StudyFile.With(field, $"{{ {entries} }}"), field, "entries. Give at most");
    }
}
