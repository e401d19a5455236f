namespace Hpo.SageMakerLocal.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task A_running_job_is_adopted_with_its_log_and_metrics()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { KillJobsOnExit = false });
        await local.CreateAsync("job", "gated", r => Some.Metrics(r, ("metric", "metric=([0-9.]+)")));
        await local.LoggedAsync("job", "before");
        var before = await local.StreamAsync("job");

        await local.Server.DisposeAsync();
        await local.RestartAsync();
        var adopted = await local.DescribeAsync("job");
        Open(local, "job");
        var job = await local.EndOfAsync("job");

        Assert.Equal(("InProgress", "Training"), (LocalEndpoint.Text(adopted, "TrainingJobStatus"), LocalEndpoint.Text(adopted, "SecondaryStatus")));
        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal(2.5f, job["FinalMetricDataList"]![0]!["Value"]!.GetValue<float>());
        Assert.Equal(["before metric=1.5", "after metric=2.5"], await local.LinesAsync("job"));
        Assert.Equal(before, await local.StreamAsync("job"));
    }

    [Fact]
    public async Task A_job_that_ended_meanwhile_is_finished_with_its_exit_code()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { KillJobsOnExit = false });
        await local.CreateAsync("job", "gated");
        await local.LoggedAsync("job", "before");

        await local.Server.DisposeAsync();
        Open(local, "job");
        var exit = Path.Combine(local.Data, "jobs", "job", ".run", "exit");
        await LocalEndpoint.UntilAsync(() => Task.FromResult(File.Exists(exit)), () => "the program did not end");
        await local.RestartAsync();
        var job = await local.EndOfAsync("job");

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Contains("after metric=2.5", await local.LinesAsync("job"));
    }

    [Fact]
    public async Task A_job_whose_process_was_lost_has_failed()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { KillJobsOnExit = false });
        await local.CreateAsync("job", "gated");
        await local.LoggedAsync("job", "before");

        await local.Server.DisposeAsync();
        Processes.ProcessGroup.Kill(Pid(local, "job"));
        await local.RestartAsync();
        var job = await local.EndOfAsync("job");

        Assert.Equal("Failed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.StartsWith("InternalServerError: ", LocalEndpoint.Text(job, "FailureReason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_was_accepted_and_not_started_is_started()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { KillJobsOnExit = false });
        await local.CreateAsync("job", "gated");
        await local.LoggedAsync("job", "before");

        await local.Server.DisposeAsync();
        Processes.ProcessGroup.Kill(Pid(local, "job"));
        File.Delete(ProcessFile(local, "job"));
        await local.RestartAsync();
        await StartedAsync(local, "job"); // until then the directory is the lost process's, with its log, and about to be emptied
        Open(local, "job");
        var job = await local.EndOfAsync("job");

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal(1, (await local.LocalAsync("/_local/jobs"))[0]!["starts"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_start_that_was_taken_back_does_not_happen()
    {
        var root = Directory.CreateTempSubdirectory("hpo-forestalled-").FullName;
        var directory = new Processes.JobDirectory(root);
        Assert.True(Processes.ProcessIdentity.Forestall(directory.ProcessFile));
        Assert.True(Processes.ProcessIdentity.Forestall(directory.ProcessFile));

        var wrapper = Processes.JobProcess.Start(directory, ["touch", "ran"], new Dictionary<string, string>());

        await wrapper.Exited.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(File.Exists(Path.Combine(root, "ran")));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_disposed_endpoint_ends_its_jobs_unless_told_otherwise()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("job", "graceful");
        await local.CreateAsync("benchmark", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_SECONDS", "600")));
        await local.LoggedAsync("job", "ready");
        var pid = Pid(local, "job");

        await local.Server.DisposeAsync();
        var alive = Directory.Exists($"/proc/{pid}");
        await local.RestartAsync();
        var job = await local.DescribeAsync("job");
        var benchmark = await local.DescribeAsync("benchmark");

        Assert.False(alive);
        Assert.Equal(("Failed", "Failed"), (LocalEndpoint.Text(job, "TrainingJobStatus"), LocalEndpoint.Text(benchmark, "TrainingJobStatus")));
        Assert.Equal("InternalServerError: the local endpoint was shut down.", LocalEndpoint.Text(job, "FailureReason"));
    }

    [Fact]
    public async Task A_stop_that_was_under_way_is_finished()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { KillJobsOnExit = false, StopGrace = TimeSpan.FromMinutes(10) });
        await local.CreateAsync("job", "stubborn");
        await local.LoggedAsync("job", "ready");
        await local.StopAsync("job");

        await local.Server.DisposeAsync();
        Processes.ProcessGroup.Kill(Pid(local, "job"));
        await local.RestartAsync();
        var job = await local.EndOfAsync("job");

        Assert.Equal("Stopped", LocalEndpoint.Text(job, "TrainingJobStatus"));
    }

    [Fact]
    public async Task A_benchmark_job_goes_on_where_it_was()
    {
        await using var local = await LocalEndpoint.StartAsync(o => o with { KillJobsOnExit = false });
        await local.CreateAsync("job", "benchmark/branin2", r => Some.Environment(r, ("BENCHMARK_SECONDS", "1")));

        await local.Server.DisposeAsync();
        await local.RestartAsync();
        var job = await local.EndOfAsync("job");

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Single(await local.LinesAsync("job"));
    }

    [Fact]
    public async Task Jobs_survive_a_standalone_endpoint_that_is_killed()
    {
        await using var local = LocalEndpoint.Prepare();
        using var first = await StandaloneEndpoint.StartAsync(local);
        await local.CreateAsync("job", "gated");
        await local.LoggedAsync("job", "before");

        first.Kill();
        using var second = await StandaloneEndpoint.StartAsync(local);
        Open(local, "job");
        var job = await local.EndOfAsync("job");
        var audit = (await local.LocalAsync("/_local/jobs"))[0]!;

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal(["before metric=1.5", "after metric=2.5"], await local.LinesAsync("job"));
        Assert.Equal(1, audit["starts"]!.GetValue<int>());
        second.Kill();
    }

    private static void Open(LocalEndpoint local, string job) =>
        File.WriteAllText(Path.Combine(local.Data, "jobs", job, "opt", "ml", "go"), "");

    private static Task StartedAsync(LocalEndpoint local, string job) => LocalEndpoint.UntilAsync(
        () => Task.FromResult(Processes.ProcessIdentity.Read(ProcessFile(local, job)) is not null),
        () => $"'{job}' did not start");

    private static int Pid(LocalEndpoint local, string job) => Processes.ProcessIdentity.Read(ProcessFile(local, job))!.Id;

    private static string ProcessFile(LocalEndpoint local, string job) => Path.Combine(local.Data, "jobs", job, ".run", "process");
}
