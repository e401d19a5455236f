using Amazon.Runtime;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>What the clients send, judged by AWS's own Python SDK, where that is installed.</summary>
public sealed class BotocoreTests
{
    [SkippableFact]
    public async Task Every_request_is_valid_for_botocore()
    {
        await Installed.NeedsPythonAsync("botocore");
        var directory = Directory.CreateTempSubdirectory("hpo-aws-");
        try
        {
            var arguments = new List<string> { Path.Combine(AppContext.BaseDirectory, "check_requests.py") };
            foreach (var operation in Operation.All)
                arguments.AddRange([operation.Service, operation.Name, await SentAsync(operation, directory.FullName)]);

            var verdict = await Installed.RunAsync("python3", [.. arguments]);

            Assert.Equal((0, ""), verdict);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task The_tables_of_the_service_model_are_what_botocore_says()
    {
        await Installed.NeedsPythonAsync("botocore");

        var verdict = await Installed.RunAsync("python3", Path.Combine(AppContext.BaseDirectory, "ServiceModel", "export.py"), "--check");

        Skip.If(verdict.ExitCode == 2, "the installed botocore has another version than the tables.");
        Assert.Equal((0, ""), verdict);
    }

    private static async Task<string> SentAsync(Operation operation, string directory)
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        await operation.InvokeAsync(aws, (AmazonWebServiceRequest)Poco.Read(operation.RequestType, operation.GoldenRequest()));
        var file = Path.Combine(directory, operation.Name + ".json");
        await File.WriteAllBytesAsync(file, aws.Requests[0].Body);
        return file;
    }
}
