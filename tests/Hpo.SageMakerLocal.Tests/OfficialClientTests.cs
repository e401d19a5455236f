using System.Diagnostics;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>AWS's own clients as judges of the wire format.</summary>
public sealed class OfficialClientTests
{
    [SkippableFact]
    public async Task Boto3_takes_the_endpoint_for_sagemaker()
    {
        Skip.IfNot((await RunAsync("python3", "-c", "import boto3")).ExitCode == 0, "python3 with boto3 is not installed");
        await using var local = await LocalEndpoint.StartAsync();

        var run = await RunAsync("python3", Path.Combine(AppContext.BaseDirectory, "clients", "boto3_client.py"), local.Url.ToString());

        Assert.True(run.ExitCode == 0 && run.Output.Trim().EndsWith("OK", StringComparison.Ordinal), run.Output);
    }

    [SkippableFact]
    public async Task The_aws_command_line_takes_the_endpoint_for_sagemaker()
    {
        Skip.IfNot((await RunAsync("aws", "--version")).ExitCode == 0, "the aws command line is not installed");
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("cli", "benchmark/branin2");
        var url = local.Url.ToString();

        var job = await RunAsync("aws", "sagemaker", "describe-training-job", "--training-job-name", "cli", "--endpoint-url", url, "--query", "TrainingJobStatus", "--output", "text");
        var stream = await RunAsync("aws", "logs", "describe-log-streams", "--log-group-name", Some.LogGroup, "--endpoint-url", url, "--query", "logStreams[].logStreamName", "--output", "text");
        var missing = await RunAsync("aws", "sagemaker", "stop-training-job", "--training-job-name", "nowhere", "--endpoint-url", url);

        Assert.Equal((0, "Completed"), (job.ExitCode, job.Output.Trim()));
        Assert.StartsWith("cli/algo-1-", stream.Output, StringComparison.Ordinal);
        Assert.Contains("Requested resource not found.", missing.Output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["AWS_ACCESS_KEY_ID"] = "local";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "local";
        start.Environment["AWS_DEFAULT_REGION"] = "eu-west-1";
        try
        {
            using var process = Process.Start(start)!;
            var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, string.Concat(output));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (127, $"{program} is not installed");
        }
    }
}
