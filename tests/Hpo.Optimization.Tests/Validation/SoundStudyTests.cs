using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization.Tests.Validation;

public sealed class SoundStudyTests
{
    [Fact]
    public void Every_field_of_the_file_is_read()
    {
        var study = StudyFile.Read(StudyFile.Sound).Study!;

        Assert.Equal("mnist-ga", study.Name);
        Assert.Equal([new Objective("accuracy", Direction.Maximize)], study.Objectives);
        Assert.Equal(new MetricDefinition("loss", "loss=([0-9.]+)"), study.Metrics[1]);
        Assert.Equal(
            (ParameterType.Continuous, 0.01, 0.2, Scaling.Logarithmic),
            (study.Parameters[0].Type, study.Parameters[0].Min!.Value, study.Parameters[0].Max!.Value, study.Parameters[0].Scaling));
        Assert.Equal(5, study.Parameters[1].Step);
        Assert.Equal(["sgd", "adam"], study.Parameters[2].Values!);
        Assert.Equal(["sgd"], study.Parameters[3].When!["optimizer"]);
        Assert.Equal("100", study.Parameters[4].Value);
        Assert.Equal(10, study.Optimizer.Settings["populationSize"].GetInt32());
        Assert.Equal((OptimizerMode.Generational, 7L), (study.Optimizer.Mode, study.Optimizer.Seed!.Value));
        Assert.Equal((30, 3, TimeSpan.FromHours(2), 0.99), (study.Budget.MaxTrials, study.Budget.MaxParallelTrials, study.Budget.MaxDuration!.Value, study.Budget.TargetValue!.Value));
        Assert.Equal([new InputChannel("training", "s3://bucket/mnist")], study.Training.Inputs);
        Assert.Equal(new SpotTraining { MaxWaitSeconds = 7200, CheckpointUri = "s3://bucket/checkpoints" }, study.Training.Spot);
        Assert.Equal("info", study.Training.Environment["LEVEL"]);
        Assert.Equal("ml", study.Training.Tags["team"]);
    }

    [Fact]
    public void Absent_fields_get_their_defaults()
    {
        var study = StudyFile.With(("training.instanceType", null), ("training.spot", null), ("training.environment", null), ("training.inputs", null),
            ("optimizer", """{ "name": "breeder" }"""), ("budget", """{ "maxTrials": 5 }"""), ("training.maxRuntimeSeconds", null)).Study!;

        Assert.Equal(("ml.m5.large", 1, 30, 86_400, 3), (study.Training.InstanceType, study.Training.InstanceCount, study.Training.VolumeSizeGb, study.Training.MaxRuntimeSeconds, study.Training.MaxAttempts));
        Assert.Null(study.Training.Spot);
        Assert.Empty(study.Training.Inputs);
        Assert.Equal((OptimizerMode.Asynchronous, null), (study.Optimizer.Mode, study.Optimizer.Seed));
        Assert.Equal(new Budget { MaxTrials = 5, MaxParallelTrials = 1 }, study.Budget);
    }

    [Fact]
    public void Null_means_absent()
    {
        var study = StudyFile.With(("budget.maxGenerations", "null"), ("optimizer.seed", "null"), ("parameters[0].step", "null"), ("training.spot", "null")).Study!;

        Assert.Null(study.Budget.MaxGenerations);
        Assert.Null(study.Optimizer.Seed);
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed_in_files()
    {
        Expect.Fine(StudyFile.Read("\uFEFF// my study\n" + StudyFile.Sound.Replace("[\"sgd\", \"adam\"]", "[\"sgd\", \"adam\", /* last */]", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("100", "100")]
    [InlineData("100.0", "100")]
    [InlineData("0.10", "0.1")]
    [InlineData("1e-5", "1E-05")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("\" as is \"", " as is ")]
    [InlineData("\"\"", "")]
    public void Numbers_and_booleans_become_canonical_text(string json, string expected)
    {
        Assert.Equal(expected, StudyFile.With("parameters[4].value", json).Study!.Parameters[4].Value);
    }

    [Theory]
    [InlineData("\"02:00:00\"", "02:00:00")]
    [InlineData("\"1.02:00:00\"", "1.02:00:00")]
    public void Durations_are_hours_or_days_and_hours(string json, string expected)
    {
        Assert.Equal(TimeSpan.Parse(expected), StudyFile.With("budget.maxDuration", json).Study!.Budget.MaxDuration);
    }

    [Fact]
    public void Settings_outlive_the_json_they_came_from()
    {
        var document = JsonDocument.Parse(StudyFile.Sound);
        var study = Hpo.Optimization.Validation.StudyReader.Read(document.RootElement, new FakeCatalog()).Study!;
        document.Dispose();

        Assert.Equal(10, study.Optimizer.Settings["populationSize"].GetInt32());
    }

    [Fact]
    public void A_study_survives_the_way_through_the_contract()
    {
        var study = StudyFile.Read(StudyFile.Sound).Study!;

        var json = JsonSerializer.Serialize(study, HpoJson.Options);

        Assert.Equal(json, JsonSerializer.Serialize(StudyFile.Read(json).Study, HpoJson.Options));
    }
}
