using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using Amazon.SageMaker;

namespace Hpo.Aws.Tests.Kit;

/// <summary>One operation of one of the two clients, callable by name.</summary>
internal sealed record Operation(string Name, string Service, string Target, string ApiVersion, Type ClientInterface)
{
    private static readonly string[] SageMakerNames =
    [
        "CreateTrainingJob", "DescribeTrainingJob", "StopTrainingJob", "ListTrainingJobs", "AddTags", "ListTags",
        "CreateHyperParameterTuningJob", "DescribeHyperParameterTuningJob", "StopHyperParameterTuningJob", "DeleteHyperParameterTuningJob",
        "ListHyperParameterTuningJobs", "ListTrainingJobsForHyperParameterTuningJob",
    ];

    private static readonly string[] LogsNames = ["DescribeLogStreams", "GetLogEvents"];

    public static IReadOnlyList<Operation> All { get; } =
    [
        .. SageMakerNames.Select(n => new Operation(n, "sagemaker", $"SageMaker.{n}", "2017-07-24", typeof(IAmazonSageMaker))),
        .. LogsNames.Select(n => new Operation(n, "logs", $"Logs_20140328.{n}", "2014-03-28", typeof(IAmazonCloudWatchLogs))),
    ];

    public static TheoryData<string> Names => [.. All.Select(o => o.Name)];

    public Type RequestType => Method.GetParameters()[0].ParameterType;

    private MethodInfo Method => ClientInterface.GetMethod(Name + "Async")!;

    public static Operation Named(string name) => All.Single(o => o.Name == name);

    public JsonNode GoldenRequest() => Golden("request");

    public JsonNode GoldenResponse() => Golden("response");

    public async Task<AmazonWebServiceResponse> InvokeAsync(FakeAws aws, AmazonWebServiceRequest request)
    {
        using IDisposable client = Service == "logs" ? Some.Logs(aws) : Some.SageMaker(aws);
        var task = (Task)Method.Invoke(client, [request, CancellationToken.None])!;
        await task;
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private JsonNode Golden(string kind) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", $"{Name}.{kind}.json")))!;
}
