using System.ComponentModel;
using System.Diagnostics;
using Amazon.Runtime;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>What the clients send, judged by AWS's own Python SDK, where that is installed.</summary>
public sealed class BotocoreTests
{
    [SkippableFact]
    public async Task Every_request_is_valid_for_botocore()
    {
        Skip.If(await PythonAsync("-c", "import botocore") is not { ExitCode: 0 }, "python3 with botocore is not installed.");
        var directory = Directory.CreateTempSubdirectory("hpo-aws-");
        try
        {
            var arguments = new List<string> { Path.Combine(AppContext.BaseDirectory, "check_requests.py") };
            foreach (var operation in Operation.All)
                arguments.AddRange([operation.Service, operation.Name, await SentAsync(operation, directory.FullName)]);

            var verdict = await PythonAsync([.. arguments]);

            Assert.Equal((0, ""), verdict);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<string> SentAsync(Operation operation, string directory)
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        await operation.InvokeAsync(aws, (AmazonWebServiceRequest)Poco.Read(operation.RequestType, operation.GoldenRequest()));
        var file = Path.Combine(directory, operation.Name + ".json");
        await File.WriteAllBytesAsync(file, aws.Requests[0].Body);
        return file;
    }

    private static async Task<(int ExitCode, string Output)?> PythonAsync(params string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await Task.WhenAll(python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
            await python.WaitForExitAsync();
            return (python.ExitCode, string.Concat(output));
        }
        catch (Win32Exception)
        {
            return null; // No python3 at all.
        }
    }
}
