using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hpo.Contracts.Tests;

public sealed class StudyFileTests
{
    [Fact]
    public void The_study_file_of_the_documentation_is_read_completely()
    {
        var study = GoldenFiles.Read("study").Deserialize<Study>(HpoJson.Options)!;

        Assert.Equal("mnist-ga", study.Name);
        Assert.Equal([new Objective("validation-accuracy", Direction.Maximize)], study.Objectives);
        Assert.Equal([ParameterType.Continuous, ParameterType.Integer, ParameterType.Categorical, ParameterType.Continuous, ParameterType.Static], study.Parameters.Select(p => p.Type));
        Assert.Equal(Scaling.Logarithmic, study.Parameters[0].Scaling);
        Assert.Equal(["sgd"], study.Parameters[3].When!["optimizer"]);
        Assert.Equal("100", study.Parameters[4].Value);
        Assert.Equal(10, study.Optimizer.Settings["populationSize"].GetInt32());
        Assert.Equal((OptimizerMode.Generational, 7L), (study.Optimizer.Mode, study.Optimizer.Seed));
        Assert.Equal(TimeSpan.FromHours(2), study.Budget.MaxDuration);
        Assert.Null(study.Budget.MaxGenerations);
        Assert.Equal((0.02, 36_000.0), (study.Budget.MinDiversity, study.Budget.MaxBillableSeconds));
        Assert.Equal(5, study.Budget.MaxCost);
        Assert.Equal("20", study.StartWith![0]["num_epoch"]);
        Assert.Equal(new WarmStart { Study = "mnist-ga-0", MaxTrials = 100 }, study.WarmStart);
        Assert.Equal(new SpotTraining { MaxWaitSeconds = 7200, CheckpointUri = "s3://bucket/checkpoints" }, study.Training.Spot);
        Assert.Equal([new InputChannel("training", "s3://bucket/mnist")], study.Training.Inputs);
    }

    [Theory]
    [InlineData("""{"study":"mnist-ga-0","maxTrials":200}""")]
    [InlineData("""{"trainingJobs":{"namePrefix":"mnist-","tag":{"key":"team","value":"vision"},"tuningJob":"tune","limit":500},"maxTrials":200}""")]
    [InlineData("""{"csv":"n,loss","skipInvalid":true,"maxTrials":9}""")]
    [InlineData("""{"csvDigest":"ab12","maxTrials":9}""")]
    public void A_warm_start_is_written_as_it_was_read(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<WarmStart>(json, HpoJson.Options), HpoJson.Options));

    [Fact]
    public void What_was_read_is_written_with_the_same_meaning()
    {
        var golden = GoldenFiles.Read("study");

        var written = JsonSerializer.SerializeToNode(golden.Deserialize<Study>(HpoJson.Options), HpoJson.Options)!;

        // Absent and null mean the same, and defaults are written out.
        golden["budget"]!.AsObject().Remove("maxGenerations");
        foreach (var parameter in golden["parameters"]!.AsArray().Where(p => p!["scaling"] is null))
            parameter!["scaling"] = "linear";
        Assert.True(JsonNode.DeepEquals(golden, written), written.ToJsonString());
    }

    [Fact]
    public void What_is_left_out_gets_the_documented_default()
    {
        var golden = GoldenFiles.Read("study");
        golden["optimizer"] = new JsonObject { ["name"] = "random" };
        golden["budget"] = new JsonObject { ["maxTrials"] = 5 };

        var study = golden.Deserialize<Study>(HpoJson.Options)!;

        Assert.Equal((OptimizerMode.Asynchronous, null, 0, false), (study.Optimizer.Mode, study.Optimizer.Seed, study.Optimizer.Settings.Count, study.Optimizer.AllowRepeats));
        Assert.Equal((1, null), (study.Budget.MaxParallelTrials, study.Budget.TargetValue));
    }

    [Fact]
    public void The_optimizer_that_proposes_is_the_chosen_one_where_the_choice_was_left_to_the_system()
    {
        var named = new OptimizerSelection { Name = "ga" };
        var chosen = new OptimizerSelection { Name = OptimizerSelection.Auto, Choice = new OptimizerChoice("tpe", "500 trials") };

        var written = JsonSerializer.SerializeToNode(chosen, HpoJson.Options)!.AsObject();

        Assert.Equal(("ga", "tpe"), (named.EffectiveName, chosen.EffectiveName));
        Assert.Equal("500 trials", (string?)written["choice"]!["reason"]);
        Assert.False(written.ContainsKey("effectiveName"));
    }

    [Fact]
    public void A_reference_value_belongs_to_its_objective()
    {
        var objective = JsonSerializer.Deserialize<Objective>("""{ "metric": "size", "direction": "minimize", "reference": 11 }""", HpoJson.Options);

        Assert.Equal(new Objective("size", Direction.Minimize) { Reference = 11 }, objective);
    }
}
