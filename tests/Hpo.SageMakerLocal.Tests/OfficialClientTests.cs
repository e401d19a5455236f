using Hpo.Aws.Tests.Kit;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>AWS's own clients as judges of the wire format.</summary>
public sealed class OfficialClientTests
{
    [SkippableTheory]
    [InlineData("boto3_client.py")]
    [InlineData("boto3_tuning.py")]
    public async Task Boto3_takes_the_endpoint_for_sagemaker(string script)
    {
        await Installed.NeedsPythonAsync("boto3");
        await using var local = await LocalEndpoint.StartAsync();

        var run = await Installed.RunAsync("python3", Path.Combine(AppContext.BaseDirectory, "clients", script), local.Url.ToString());

        Assert.True(run.ExitCode == 0 && run.Output.Trim().EndsWith("OK", StringComparison.Ordinal), run.Output);
    }

    [SkippableFact]
    public async Task The_aws_command_line_takes_the_endpoint_for_sagemaker()
    {
        await Installed.NeedsAsync("the aws command line is not installed", "aws", "--version");
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("cli", "benchmark/branin2");
        var url = local.Url.ToString();

        var job = await Installed.RunAsync("aws", "sagemaker", "describe-training-job", "--training-job-name", "cli", "--endpoint-url", url, "--query", "TrainingJobStatus", "--output", "text");
        var stream = await Installed.RunAsync("aws", "logs", "describe-log-streams", "--log-group-name", Some.LogGroup, "--endpoint-url", url, "--query", "logStreams[].logStreamName", "--output", "text");
        var missing = await Installed.RunAsync("aws", "sagemaker", "stop-training-job", "--training-job-name", "nowhere", "--endpoint-url", url);

        Assert.Equal((0, "Completed"), (job.ExitCode, job.Output.Trim()));
        Assert.StartsWith("cli/algo-1-", stream.Output, StringComparison.Ordinal);
        Assert.Contains("Requested resource not found.", missing.Output, StringComparison.Ordinal);
    }
}
