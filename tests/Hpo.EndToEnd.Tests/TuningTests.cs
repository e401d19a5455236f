using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Hpo.EndToEnd.Tests;

/// <summary>SageMaker's automatic model tuning as the optimizer of a study, on the local endpoint.</summary>
public sealed class TuningTests : IDisposable
{
    private const int Trials = 14;
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task The_example_trains_real_networks_and_its_training_jobs_are_the_trials()
    {
        var file = _workplace.Changed(Workplace.Example("mnist-sagemaker-tuning.json"), study =>
        {
            study["budget"]!["maxTrials"] = 5;
            study["parameters"]![1]!["min"] = 1;
            study["parameters"]![1]!["max"] = 3;
        });

        using var run = await HpoProcess.RunAsync(
            "run", file, "--data", _workplace.Data, "--id", "tuned", "--images", Workplace.Example("images.json"), "--format", "csv");

        Assert.True(run.ExitCode == 0, run.Errors);
        var rows = Rows.Of(run.Output);
        Assert.Equal(Enumerable.Range(0, 5), rows.Select(row => int.Parse(row["trial"])).Order());
        Assert.All(rows, row => Assert.Equal(("measured", "100"), (row["status"], row["hyperparameters.batch_size"])));
        Assert.Equal(["tuned-t1"], TuningJobs("tuned"));
    }

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", 130)]
    public async Task An_interrupted_study_goes_on_with_the_same_tuning_job(string signal, int exitCode)
    {
        _workplace.Image("sleeper", "sleep 0.4; echo loss=$SM_HP_N");
        var file = _workplace.Changed(_workplace.StudyOf("sleeper", Trials), study => study["optimizer"] = Tuning("Random"));
        using var interrupted = HpoProcess.Start("run", file, "--data", _workplace.Data, "--id", "nap");
        await interrupted.WaitForSettledAsync(4);
        interrupted.Signal(signal);
        Assert.Equal(exitCode, await interrupted.WaitForExitAsync());

        using var resumed = await HpoProcess.RunAsync("resume", "nap", "--data", _workplace.Data, "--format", "csv");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        var rows = Rows.Of(resumed.Output);
        Assert.Equal(Enumerable.Range(0, Trials), rows.Select(row => int.Parse(row["trial"])).Order());
        Assert.All(rows, row => Assert.Equal(("measured", row["hyperparameters.n"]), (row["status"], row["values.loss"])));
        Assert.Equal(["nap-t1"], TuningJobs("nap"));
        Assert.Equal(Trials, Directory.EnumerateDirectories(Path.Combine(_workplace.Data, "nap", "sagemaker", "jobs")).Count());
    }

    [Fact]
    public async Task A_paused_study_goes_on_with_a_second_tuning_job_that_has_the_rest_of_the_budget()
    {
        var study = _workplace.StudyOf("shy", 40, maxParallelTrials: 2);
        var mended = Path.Combine(Path.GetDirectoryName(study)!, "mended");
        _workplace.Image("shy", $"if test -e {mended}; then echo loss=$SM_HP_N; else sleep 2; fi");
        var file = _workplace.Changed(study, json => json["optimizer"] = Tuning("Random"));

        using var paused = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data, "--id", "shy");
        Assert.Equal(1, paused.ExitCode);
        Assert.Contains("Study shy is paused", paused.Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(mended, "");
        using var resumed = await HpoProcess.RunAsync("resume", "shy", "--data", _workplace.Data, "--format", "csv");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Equal(Enumerable.Range(0, 40), Rows.Of(resumed.Output).Select(row => int.Parse(row["trial"])).Order());
        Assert.Equal(["shy-t1", "shy-t2"], TuningJobs("shy"));
    }

    [Fact]
    public async Task A_tuning_job_that_is_refused_fails_the_study_with_what_to_do()
    {
        _workplace.Image("quick", "echo loss=$SM_HP_N");
        var file = _workplace.Changed(_workplace.StudyOf("quick", 3), study =>
        {
            study["optimizer"] = Tuning("Random");
            study["training"]!["inputs"] = new JsonArray(new JsonObject { ["channel"] = "training", ["uri"] = "s3://e2e/nothing-here" });
        });

        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("No S3 objects found", run.Errors + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_a_tuning_job_cannot_take_is_invalid()
    {
        using var validate = await HpoProcess.RunAsync(
            "validate", _workplace.Changed(_workplace.StudyOf("quick", 3), study =>
            {
                study["optimizer"] = Tuning("Grid");
                study["parameters"]![0]!["step"] = 2;
            }));

        Assert.Equal(2, validate.ExitCode);
        Assert.Contains("A tuning job knows no steps", validate.Errors, StringComparison.Ordinal);
        Assert.Contains("Grid takes categorical parameters only", validate.Errors, StringComparison.Ordinal);
    }

    private static JsonObject Tuning(string strategy) =>
        new() { ["name"] = "sagemaker", ["settings"] = new JsonObject { ["strategy"] = strategy }, ["seed"] = 5 };

    // What the endpoint was asked to create, whatever the trainer remembers.
    private List<string> TuningJobs(string study)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(_workplace.Data, study, "sagemaker", "tunings.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT name FROM tunings ORDER BY seq";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
