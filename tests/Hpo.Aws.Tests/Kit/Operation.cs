using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using Amazon.SageMaker;
using Hpo.SageMakerLocal.Model;

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

    public Type ResponseType => Method.ReturnType.GenericTypeArguments[0];

    public ServiceModel Model => Service == "logs" ? ServiceModel.Logs : ServiceModel.SageMaker;

    public OperationShapes Shapes => Model.Operations[Name];

    private MethodInfo Method => ClientInterface.GetMethod(Name + "Async")!;

    public static Operation Named(string name) => All.Single(o => o.Name == name);

    public JsonNode GoldenRequest() => Golden("request");

    public JsonNode GoldenResponse() => Golden("response");

    public Task<AmazonWebServiceResponse> InvokeAsync(FakeAws aws, AmazonWebServiceRequest request) => InvokeAsync(aws.Url, request);

    public async Task<AmazonWebServiceResponse> InvokeAsync(string url, AmazonWebServiceRequest request)
    {
        using IDisposable client = Service == "logs" ? Some.Logs(url) : Some.SageMaker(url);
        var task = (Task)Method.Invoke(client, [request, CancellationToken.None])!;
        await task;
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    /// <summary>An answer as the objects spell it: Logs writes members with a small first letter and counts milliseconds, the objects do neither.</summary>
    public JsonNode AsInCSharp(JsonNode answer) => Service == "logs" ? Capitalized(answer) : answer;

    private static JsonNode Capitalized(JsonNode node) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(char.ToUpperInvariant(p.Key[0]) + p.Key[1..], (JsonNode?)Capitalized(p.Value!)))),
        JsonArray a => new JsonArray([.. a.Select(i => Capitalized(i!))]),
        JsonValue v when v.TryGetValue(out decimal number) && number > 1e12m => JsonValue.Create(number / 1000),
        _ => node.DeepClone(),
    };

    private JsonNode Golden(string kind) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", $"{Name}.{kind}.json")))!;
}
