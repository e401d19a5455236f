using System.Text.Json.Nodes;
using static Hpo.SageMakerLocal.Tests.Tunings;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>Tuning jobs on the local endpoint, by the protocol alone.</summary>
public sealed class TuningTests
{
    [Theory]
    [InlineData("Bayesian")]
    [InlineData("Random")]
    public async Task A_tuning_job_launches_its_training_jobs_and_completes(string strategy)
    {
        await using var local = await LocalEndpoint.StartAsync();

        var created = await local.CallAsync("CreateHyperParameterTuningJob", Request("tune", strategy));
        var tuning = await EndAsync(local, "tune");
        var jobs = await JobsAsync(local, "tune");

        Assert.EndsWith(":hyper-parameter-tuning-job/tune", created.Json["HyperParameterTuningJobArn"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Completed", Text(tuning, "HyperParameterTuningJobStatus"));
        Assert.Equal(12, jobs.Count);
        Assert.Equal(12, (int)tuning["TrainingJobStatusCounters"]!["Completed"]!);
        Assert.Equal(12, (int)tuning["ObjectiveStatusCounters"]!["Succeeded"]!);
        var best = jobs.MinBy(job => (double)job["FinalHyperParameterTuningJobObjectiveMetric"]!["Value"]!)!;
        Assert.Equal(Text(best, "TrainingJobName"), tuning["BestTrainingJob"]!["TrainingJobName"]!.ToString());
        Assert.All(jobs, job => Assert.Matches("^tune-0[01][0-9]-[0-9a-f]{8}$", Text(job, "TrainingJobName")));
        var training = await local.DescribeAsync(Text(best, "TrainingJobName"));
        Assert.Equal(created.Json["HyperParameterTuningJobArn"]!.ToString(), Text(training, "TuningJobArn"));
        Assert.Equal(best["TunedHyperParameters"]!["x0"]!.ToString(), training["HyperParameters"]!["x0"]!.ToString());
        Assert.Equal("0.5", training["HyperParameters"]!["x2"]!.ToString());
    }

    [Fact]
    public async Task A_grid_is_tried_once_each_and_needs_no_number_of_jobs()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var request = Request("grid", "Grid");
        Config(request)["ResourceLimits"]!.AsObject().Remove("MaxNumberOfTrainingJobs");
        Config(request)["ParameterRanges"] = new JsonObject
        {
            ["CategoricalParameterRanges"] = new JsonArray(Category("x0", "0", "1", "2"), Category("x1", "0", "1")),
        };

        await local.CallAsync("CreateHyperParameterTuningJob", request);
        await EndAsync(local, "grid");

        var jobs = await JobsAsync(local, "grid");
        Assert.Equal(6, jobs.Select(job => job["TunedHyperParameters"]!.ToJsonString()).Distinct().Count());
    }

    [Fact]
    public async Task A_stopped_tuning_job_stops_its_training_jobs()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CallAsync("CreateHyperParameterTuningJob", Slow("tune"));
        await LocalEndpoint.UntilAsync(async () => (await JobsAsync(local, "tune")).Count == 3, () => "no training jobs");

        var stop = await local.CallAsync("StopHyperParameterTuningJob", Named("tune"));
        var tuning = await EndAsync(local, "tune");

        Assert.Equal((200, ""), (stop.Status, stop.Body));
        Assert.Equal("Stopped", Text(tuning, "HyperParameterTuningJobStatus"));
        Assert.All(await JobsAsync(local, "tune"), job => Assert.Equal("Stopped", Text(job, "TrainingJobStatus")));
        Assert.Equal("ValidationException", (await local.CallAsync("StopHyperParameterTuningJob", Named("tune"))).Error);
    }

    [Fact]
    public async Task A_tuning_job_goes_on_after_a_restart_of_the_endpoint()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { KillJobsOnExit = false });
        await local.CallAsync("CreateHyperParameterTuningJob", Request("tune", "Bayesian", seconds: "0.3"));
        await LocalEndpoint.UntilAsync(async () => (await JobsAsync(local, "tune")).Count >= 4, () => "no training jobs");
        var before = (await JobsAsync(local, "tune")).Select(job => Text(job, "TrainingJobName")).ToList();

        await local.Server.DisposeAsync();
        await local.RestartAsync();
        var tuning = await EndAsync(local, "tune");

        Assert.Equal("Completed", Text(tuning, "HyperParameterTuningJobStatus"));
        var after = (await JobsAsync(local, "tune")).Select(job => Text(job, "TrainingJobName")).ToList();
        Assert.Equal(12, after.Count);
        Assert.Equal(before, after.Take(before.Count));
        Assert.All((await local.LocalAsync("/_local/jobs")).AsArray(), job => Assert.Equal(1, (int)job!["accepted"]!));
    }

    [Fact]
    public async Task The_quota_of_the_endpoint_makes_a_tuning_job_wait()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { MaxConcurrentJobs = 1 });
        await local.CallAsync("CreateHyperParameterTuningJob", Request("tune", "Random", seconds: "0.01"));

        Assert.Equal("Completed", Text(await EndAsync(local, "tune"), "HyperParameterTuningJobStatus"));
    }

    [Fact]
    public async Task A_tuning_job_of_which_nothing_has_a_value_has_failed()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var request = Request("tune", "Random");
        Definition(request)["AlgorithmSpecification"]!["MetricDefinitions"]![0]!["Regex"] = "nothing=([0-9]+)";

        await local.CallAsync("CreateHyperParameterTuningJob", request);
        var tuning = await EndAsync(local, "tune");

        Assert.Equal("Failed", Text(tuning, "HyperParameterTuningJobStatus"));
        Assert.Contains("none of 12 trials has a fitness", Text(tuning, "FailureReason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_ends_the_tuning_job_before_its_limit()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var request = Request("tune", "Random");
        Config(request)["TuningJobCompletionCriteria"] = new JsonObject { ["TargetObjectiveMetricValue"] = 1000 };

        await local.CallAsync("CreateHyperParameterTuningJob", request);
        var tuning = await EndAsync(local, "tune");

        Assert.Equal("Completed", Text(tuning, "HyperParameterTuningJobStatus"));
        Assert.InRange((await JobsAsync(local, "tune")).Count, 1, 4);
    }

    [Fact]
    public async Task A_warm_start_knows_its_parents_and_does_not_repeat_them()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CallAsync("CreateHyperParameterTuningJob", Request("parent", "Random"));
        await EndAsync(local, "parent");
        var request = Request("child", "Random");
        request["WarmStartConfig"] = new JsonObject
        {
            ["WarmStartType"] = "IdenticalDataAndAlgorithm",
            ["ParentHyperParameterTuningJobs"] = new JsonArray(Named("parent")),
        };

        await local.CallAsync("CreateHyperParameterTuningJob", request);
        await EndAsync(local, "child");

        // The same seed draws the same points; what the parent tried is not tried again.
        var tried = (await JobsAsync(local, "parent")).Concat(await JobsAsync(local, "child")).Select(job => job["TunedHyperParameters"]!.ToJsonString());
        Assert.Equal(24, tried.Distinct().Count());
    }

    [Fact]
    public async Task Lists_are_cut_into_pages()
    {
        await using var local = await LocalEndpoint.StartAsync();
        foreach (var name in new[] { "one", "two", "three" })
        {
            await local.CallAsync("CreateHyperParameterTuningJob", Request(name, "Random"));
            await EndAsync(local, name);
        }

        var tunings = await PagesAsync(local, "ListHyperParameterTuningJobs", "HyperParameterTuningJobSummaries", new JsonObject { ["MaxResults"] = 2, ["SortBy"] = "Name" });
        var best = await PagesAsync(
            local, "ListTrainingJobsForHyperParameterTuningJob", "TrainingJobSummaries",
            new JsonObject { ["HyperParameterTuningJobName"] = "one", ["MaxResults"] = 5, ["SortBy"] = "FinalObjectiveMetricValue" });

        Assert.Equal(["one", "three", "two"], tunings.Select(tuning => Text(tuning, "HyperParameterTuningJobName")));
        var values = best.Select(job => (double)job["FinalHyperParameterTuningJobObjectiveMetric"]!["Value"]!).ToList();
        Assert.Equal(12, values.Count);
        Assert.Equal(values.Order(), values);
    }

    [Fact]
    public async Task A_name_is_taken_until_the_tuning_job_is_deleted()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CallAsync("CreateHyperParameterTuningJob", Request("tune", "Random"));
        await EndAsync(local, "tune");

        Assert.Equal("ResourceInUse", (await local.CallAsync("CreateHyperParameterTuningJob", Request("tune", "Random"))).Error);
        Assert.Equal(200, (await local.CallAsync("DeleteHyperParameterTuningJob", Named("tune"))).Status);
        Assert.Equal("ResourceNotFound", (await local.CallAsync("DescribeHyperParameterTuningJob", Named("tune"))).Error);
    }

    [Fact]
    public async Task All_that_is_wrong_is_reported_together()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var malformed = await local.CallAsync("CreateHyperParameterTuningJob", Request("bad_name", "Sometimes"));
        var request = Request("tune", "Random");
        Config(request)["ParameterRanges"]!["ContinuousParameterRanges"]![0]!["MinValue"] = "low";
        Config(request)["HyperParameterTuningJobObjective"]!["MetricName"] = "accuracy";
        Definition(request)["AlgorithmSpecification"]!["TrainingImage"] = "nobody";
        request["WarmStartConfig"] = new JsonObject
        {
            ["WarmStartType"] = "TransferLearning",
            ["ParentHyperParameterTuningJobs"] = new JsonArray(Named("missing")),
        };

        var reply = await local.CallAsync("CreateHyperParameterTuningJob", request);

        // What breaks the model comes first, as with every operation.
        Assert.Equal(("ValidationException", "ValidationException"), (malformed.Error, reply.Error));
        Assert.All(["bad_name", "[Bayesian, Random, Hyperband, Grid]"], part => Assert.Contains(part, malformed.Message, StringComparison.Ordinal));
        Assert.All(
            ["Value 'low'", "'accuracy' is not among", "no training image 'nobody'", "The parent tuning job 'missing' does not exist"],
            part => Assert.Contains(part, reply.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Hyperband", "The strategy Hyperband is not offered by the local endpoint: use Bayesian, Random or Grid.")]
    [InlineData("Grid", "The strategy Grid takes categorical parameters only.")]
    public async Task A_strategy_that_cannot_be_is_refused(string strategy, string message)
    {
        await using var local = await LocalEndpoint.StartAsync();

        var reply = await local.CallAsync("CreateHyperParameterTuningJob", Request("tune", strategy));

        Assert.Equal("ValidationException", reply.Error);
        Assert.Contains(message, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_of_the_training_jobs_is_looked_for_at_once()
    {
        await using var local = await LocalEndpoint.StartAsync();
        var request = Request("tune", "Random");
        Definition(request)["InputDataConfig"] = new JsonArray(Some.Channel("training", "s3://nowhere/at-all"));

        var reply = await local.CallAsync("CreateHyperParameterTuningJob", request);

        Assert.Contains("No S3 objects found under S3 URL", reply.Message, StringComparison.Ordinal);
    }
}
