using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Optimization.Tests.Validation;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.MetaStudies;

public sealed class MetaStudyRuleTests
{
    [Fact]
    public void A_sound_study_of_studies_is_read_with_the_machines_of_its_inner_studies()
    {
        var training = MetaFile.Study().Training;

        Assert.Equal(("ml.c5.large", 1, 3, 1), (training.InstanceType, training.InstanceCount, training.Repeats, training.MaxAttempts));
        Assert.Equal(["sphere", "ridge"], training.Problems!.Select(problem => problem.Name));
    }

    [Fact]
    public void A_study_that_was_read_is_read_again_with_the_same_meaning()
    {
        var written = JsonSerializer.SerializeToElement(MetaFile.Study(), HpoJson.Options);

        var again = StudyReader.Read(written, OptimizerCatalog.BuiltIn);

        Expect.Fine(again);
        Assert.True(JsonElement.DeepEquals(written, JsonSerializer.SerializeToElement(again.Study, HpoJson.Options)));
    }

    [Fact]
    public void Studies_are_nested_once_and_not_deeper()
    {
        var nested = MetaFile.With(study => study.Inner()["training"] = study.Training().DeepClone());
        var inner = StudyReader.Read(JsonDocument.Parse(MetaFile.Sound).RootElement, OptimizerCatalog.BuiltIn, isInner: true);

        Assert.Contains(nested.Problems, problem => problem.Path == "training.study.training.study" && problem.Message.Contains("nested once", StringComparison.Ordinal));
        Expect.Only(inner, "training.study", "nested once, not deeper");
    }

    [Fact]
    public void More_jobs_than_may_run_away_are_refused_with_their_number() => Expect.Only(
        MetaFile.With(study => study["budget"]!["maxTrials"] = 1000), "budget.maxTrials", "1,000 trials of 2 problems times 3 repeats come to 240,000 training jobs, 240 each; at most 100,000");

    [Fact]
    public void The_largest_inner_budget_of_the_search_space_counts()
    {
        var reading = MetaFile.With(study =>
        {
            study["parameters"]!.AsArray().Add(JsonNode.Parse("""{ "name": "trials", "type": "integer", "min": 30, "max": 3000 }"""));
            study.Inner()["budget"]!["maxTrials"] = "${trials}";
        });

        Expect.Only(reading, "budget.maxTrials", "come to 180,000 training jobs");
    }

    [Fact]
    public void An_inner_study_needs_a_budget() => Expect.Only(MetaFile.With(study => study.Inner().Remove("budget")), "training.study.budget", "budget is missing");

    [Fact]
    public void What_is_wrong_at_the_end_of_a_range_is_told_with_the_values() => Expect.Only(
        MetaFile.With(study => study["parameters"]![0]!["max"] = 100), "training.study.optimizer.settings.populationSize", "(In the inner study on problem 'sphere', with population=100");

    [Theory]
    [InlineData("best", "one value only", "problems[0].worst", "A score needs both best and worst")]
    [InlineData("worst", "0", "problems[0].worst", "best and worst are both 0")]
    [InlineData("worst", "-3", "problems[0].worst", "contradict the inner objective 'loss', which is to minimize")]
    [InlineData("name", "\"Sphere 5\"", "problems[0].name", "lower-case letters, digits and single dashes")]
    [InlineData("name", "\"ridge\"", "problems[1].name", "There is a problem 'ridge' already")]
    [InlineData("name", "\"score\"", "problems[0].name", "is the name of a metric of every trial")]
    [InlineData("study", "[1]", "problems[0].study", "a list is not a study")]
    public void A_problem_is_checked(string field, string json, string path, string message)
    {
        var reading = MetaFile.With(study =>
        {
            study["metrics"]!.AsArray().RemoveAt(2);
            var problem = study.Training()["problems"]![0]!.AsObject();
            if (json == "one value only")
            {
                problem.Remove("worst");
            }
            else
            {
                problem[field] = JsonNode.Parse(json);
            }
        });

        Assert.Contains(reading.Problems, problem => problem.Path == $"training.{path}" && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var reading = MetaFile.With(study =>
        {
            study["metrics"]![0]!["name"] = "accuracy";
            study["metrics"]![1]!.AsObject().Remove("source");
            study["metrics"]![1]!["regex"] = "x=([0-9]+)";
            study["objectives"]![0]!["metric"] = "accuracy";
            study["parameters"]!.AsArray().Add(JsonNode.Parse("""{ "name": "idle", "type": "integer", "min": 0, "max": 1 }"""));
            study.Inner()["optimizer"]!["settings"]!["elites"] = "${elite}";
            study.Inner()["optimizer"]!["settings"]!["size"] = 3;
            study.Training()["image"] = "sphere";
        });

        Assert.Equal(
            ["metrics[0].name", "metrics[1].source", "training.study.optimizer.settings.elites", "parameters[4]", "training.study.optimizer.settings.size"],
            reading.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Fields_of_a_job_belong_into_the_inner_study() => Expect.Only(
        MetaFile.With(study => study.Training()["image"] = "sphere"), "training.image", "has no effect here. Move it to training.study.training");

    [Fact]
    public void Problems_without_a_study_are_refused() => Expect.Only(
        StudyFile.With("training.repeats", "3"), "training.repeats", "Give training.study, or remove repeats");

    [Fact]
    public void A_score_is_to_be_small() => Expect.Only(
        MetaFile.With(study => study["objectives"]![0]!["direction"] = "maximize"), "objectives[0].direction", "0 is the best and 1 the worst");

    [Fact]
    public void An_optimizer_that_launches_jobs_itself_cannot_lead_studies() => Assert.Contains(
        MetaFile.With(study => study["optimizer"] = JsonNode.Parse("""{ "name": "sagemaker" }""")).Problems,
        problem => problem.Path == "optimizer.name" && problem.Message.Contains("its trials cannot be studies", StringComparison.Ordinal));

    [Fact]
    public void A_field_that_is_given_twice_in_the_template_is_not_lost() => Assert.Contains(
        StudyReader.Read(MetaFile.Sound.Replace("\"image\": \"sphere\",", "\"image\": \"sphere\", \"image\": \"other\",", StringComparison.Ordinal), OptimizerCatalog.BuiltIn).Problems,
        problem => problem.Path == "training.study.training.image" && problem.Message.Contains("more than once", StringComparison.Ordinal));

    [Fact]
    public void Several_objectives_have_no_best_value() => Assert.Contains(
        MetaFile.With(study =>
        {
            study.Inner()["objectives"]!.AsArray().Add(JsonNode.Parse("""{ "metric": "time", "direction": "minimize" }"""));
            study.Inner()["metrics"]!.AsArray().Add(JsonNode.Parse("""{ "name": "time", "regex": "time=([0-9]+)" }"""));
            study.Inner()["optimizer"] = JsonNode.Parse("""{ "name": "nsga2", "settings": { "populationSize": "${population}" } }""");
        }).Problems,
        problem => problem.Path == "training.study.objectives" && problem.Message.Contains("has 2 objectives", StringComparison.Ordinal));

    [Fact]
    public void Too_many_inner_studies_of_a_trial_are_refused() => Expect.Only(
        MetaFile.With(study =>
        {
            study.Training()["repeats"] = 100;
            study.Training()["problems"]!.AsArray().Add(JsonNode.Parse("""{ "name": "third", "best": 0, "worst": 1 }"""));
        }),
        "training.repeats",
        "more than 200 inner studies for each trial");

    [Fact]
    public void A_limit_on_cost_needs_one_kind_of_machine()
    {
        var root = JsonNode.Parse(MetaFile.Sound)!.AsObject();
        root["budget"]!["maxCost"] = 5;
        root.Training()["problems"]![1]!["study"]!["training"]!["instanceType"] = "ml.m5.large";

        var reading = StudyReader.Read(root.ToJsonString(), OptimizerCatalog.BuiltIn, TestKit.Some.Prices(("ml.c5.large", 0.1), ("ml.m5.large", 0.2)));

        Expect.Only(reading, "budget.maxCost", "1 x ml.c5.large, 1 x ml.m5.large");
    }
}
