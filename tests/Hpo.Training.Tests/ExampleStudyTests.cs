using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hpo.Training.Tests;

public sealed class ExampleStudyTests
{
    public static TheoryData<string> Studies => [.. Examples.StudyFiles().Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_study_is_named_as_its_file(string file)
    {
        var study = Examples.Json(file);

        Assert.Equal(Path.GetFileNameWithoutExtension(file), study.GetProperty("name").GetString());
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_metric_has_one_capture_group_and_reads_every_form_of_number(string file)
    {
        foreach (var metric in OfJobs(Examples.Json(file)).GetProperty("metrics").EnumerateArray())
        {
            var regex = new Regex(metric.GetProperty("regex").GetString()!);
            Assert.Equal(2, regex.GetGroupNumbers().Length);
            foreach (var number in new[] { "0.9412", "1", "1e-05", "-3.5E+2", ".5" })
                Assert.Equal(number, regex.Match($"epoch=3 {metric.GetProperty("name").GetString()}={number} other=7").Groups[1].Value);
        }
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_objective_is_a_metric_of_the_study(string file)
    {
        var study = Examples.Json(file);

        var metrics = study.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("name").GetString());

        Assert.All(study.GetProperty("objectives").EnumerateArray(), objective => Assert.Contains(objective.GetProperty("metric").GetString(), metrics));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_image_and_every_input_of_a_study_is_there(string file)
    {
        foreach (var training in Trainings(Examples.Json(file)))
        {
            var image = training.GetProperty("image").GetString()!;
            var program = training.TryGetProperty("script", out var script) ? Examples.Local(script.GetProperty("sourceUri").GetString()!) : Examples.Program(image);
            Assert.True(image.StartsWith("benchmark/", StringComparison.Ordinal) || File.Exists(program), image);
            if (training.TryGetProperty("inputs", out var inputs))
                Assert.All(inputs.EnumerateArray(), input => Assert.NotEmpty(Directory.GetFiles(Examples.Local(input.GetProperty("uri").GetString()!))));
        }
    }

    [SkippableTheory]
    [InlineData("mnist-random.json", "min")]
    [InlineData("mnist-ga.json", "max")]
    [InlineData("xgboost-ranges.json", "min")]
    [InlineData("xgboost-ranges.json", "max")]
    public async Task A_program_accepts_the_corners_of_its_search_space(string file, string corner)
    {
        var study = Examples.Json(file);
        var training = study.GetProperty("training");
        var image = training.GetProperty("image").GetString()!;
        if (image == "gradient-boosting")
            GradientBoostingProgramTests.SkipWithoutLibraries();
        using var job = new TrainingJob(image).With(study.GetProperty("parameters").EnumerateArray().Select(parameter => Corner(parameter, corner)));
        foreach (var input in training.GetProperty("inputs").EnumerateArray())
            job.WithChannel(input.GetProperty("channel").GetString()!, Examples.Local(input.GetProperty("uri").GetString()!));

        var result = await job.RunAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var objective = study.GetProperty("objectives")[0].GetProperty("metric").GetString()!;
        Assert.NotEmpty(Metrics.Read(file, objective, result.Lines));
    }

    // The jobs of a study whose trials are studies are those of its inner study, and each problem names the image.
    private static JsonElement OfJobs(JsonElement study) => study.GetProperty("training").TryGetProperty("study", out var inner) ? inner : study;

    private static IEnumerable<JsonElement> Trainings(JsonElement study)
    {
        var training = study.GetProperty("training");
        return training.TryGetProperty("problems", out var problems)
            ? problems.EnumerateArray().Select(problem => problem.GetProperty("study").GetProperty("training"))
            : [training];
    }

    private static (string Name, string Value) Corner(JsonElement parameter, string corner) =>
        (parameter.GetProperty("name").GetString()!, parameter.TryGetProperty(corner, out var value) ? value.GetRawText() : parameter.GetProperty("value").GetString()!);
}
