using Hpo.Contracts;
using Hpo.Metrics.Readings;

namespace Hpo.Services.Tests.Metrics;

/// <summary>The last lines of a log are kept with a trial that has no fitness.</summary>
public sealed class LogTailTests
{
    [Fact]
    public async Task A_job_without_a_metric_shows_what_it_printed_last_and_which_metric_is_missing()
    {
        using var setup = new ReadingSetup();
        setup.Logs.PageSize = () => 7;
        setup.Logs.Write(Jobs.Stream, [.. Enumerable.Range(1, 30).Select(line => $"line {line}"), "", "bye"]);
        await setup.HandleAsync(Jobs.Completed(setup.Now));

        await setup.PassAsync(90);

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal([.. Enumerable.Range(12, 19).Select(line => $"line {line}"), "bye"], unavailable.LogTail);
        Assert.Equal(["accuracy"], unavailable.MissingMetrics);
        Assert.EndsWith("line 30\nbye", unavailable.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_job_and_one_that_was_stopped_show_theirs()
    {
        using var failed = new ReadingSetup();
        failed.Logs.Write(Jobs.Stream, "boom");
        await failed.HandleAsync(Jobs.Failed(failed.Now));
        await failed.ReadAsync();
        using var stopped = new ReadingSetup();
        stopped.Logs.Write(Jobs.Stream, "epoch 1");
        await stopped.HandleAsync(Jobs.Started());
        await stopped.PassAsync(40);
        await stopped.HandleAsync(Jobs.Stopped(stopped.Now, FailureClass.TimeLimit));

        Assert.Equal(["boom"], Assert.IsType<FitnessUnavailable>(Assert.Single(failed.Published.Outcomes)).LogTail);
        Assert.Equal(["epoch 1"], Assert.IsType<FitnessUnavailable>(Assert.Single(stopped.Published.Outcomes)).LogTail);
    }

    [Fact]
    public async Task The_reason_of_a_failed_job_shows_no_secret_either()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "DB_PASSWORD=hunter2");

        await setup.HandleAsync(Jobs.Failed(setup.Now, "AlgorithmError: exit code 1: HF_TOKEN=hf_abc"));
        await setup.ReadAsync();

        Assert.Equal("AlgorithmError: exit code 1: HF_TOKEN=***\nLast lines of its log:\nDB_PASSWORD=***", Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes)).Reason);
    }

    [Fact]
    public async Task A_job_that_was_deleted_ends_its_trial_at_once_and_keeps_the_lines_it_had_printed()
    {
        const string Reason = "The training job 'study-0-1' does not exist any more: it was deleted.";
        using var unseen = new ReadingSetup();
        await unseen.HandleAsync(Deleted(unseen.Now, Reason));
        using var followed = new ReadingSetup();
        followed.Logs.Write(Jobs.Stream, "epoch 1");
        await followed.HandleAsync(Jobs.Started());
        await followed.PassAsync(40);
        await followed.HandleAsync(Deleted(followed.Now, Reason));
        await followed.ReadAsync();

        var (first, second) = (Unavailable(unseen), Unavailable(followed));
        Assert.Equal((FailureClass.Infrastructure, Reason), (first.FailureClass, first.Reason));
        Assert.Null(first.LogTail);
        Assert.Equal((FailureClass.Infrastructure, $"{Reason}\nLast lines of its log:\nepoch 1"), (second.FailureClass, second.Reason));
        Assert.Equal(["epoch 1"], second.LogTail);
    }

    [Fact]
    public async Task The_first_machine_is_shown()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "first");
        setup.Logs.Write(Jobs.SecondStream, "second");
        await setup.HandleAsync(Jobs.Completed(setup.Now));

        await setup.PassAsync(90);

        Assert.Equal(["first"], Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes)).LogTail);
    }

    [Fact]
    public void Long_lines_are_cut() => Assert.Equal(300, Assert.Single(LogTail.Of([new string('x', 100_000)])).Length);

    [Theory]
    [InlineData("AWS_SECRET_ACCESS_KEY=abc/DEF+123", "AWS_SECRET_ACCESS_KEY=***")]
    [InlineData("export HF_TOKEN=\"hf_abcdef\" done", "export HF_TOKEN=\"***\" done")]
    [InlineData("{\"password\": \"hunter2\", \"epochs\": 3}", "{\"password\": \"***\", \"epochs\": 3}")]
    [InlineData("Authorization: Bearer abc.def.ghi", "Authorization: Bearer ***")]
    [InlineData("connecting to amqp://user:pass@host/vhost", "connecting to amqp://***@host/vhost")]
    [InlineData("using AKIAIOSFODNN7EXAMPLE now", "using *** now")]
    [InlineData("api_key = sk-123", "api_key = ***")]
    [InlineData("password: 123456", "password: ***")]
    [InlineData("GET https://b.s3.amazonaws.com/k?X-Amz-Signature=0af1", "GET https://b.s3.amazonaws.com/k?X-Amz-Signature=***")]
    public void Secrets_are_blotted_out(string line, string shown) => Assert.Equal(shown, Assert.Single(LogTail.Of([line])));

    [Theory]
    [InlineData("tokens: 5123 tokens/s")]
    [InlineData("tokens_per_second=1.5e3, loss=0.4")]
    [InlineData("val_accuracy: 0.91")]
    [InlineData("tokenizer loaded from /opt/ml/input")]
    [InlineData("botocore.exceptions.NoCredentialsError: Unable to locate credentials")]
    public void Metrics_and_errors_are_not(string line) => Assert.Equal(line, Assert.Single(LogTail.Of([line])));

    private static JobCompleted Deleted(DateTimeOffset at, string reason) =>
        Jobs.Failed(at, reason, FailureClass.Infrastructure) with { Seconds = null, BillableSeconds = null };

    private static FitnessUnavailable Unavailable(ReadingSetup setup) => Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
}
