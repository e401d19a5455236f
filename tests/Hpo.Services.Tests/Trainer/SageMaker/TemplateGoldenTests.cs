using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Aws;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimization.Validation;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

/// <summary>
/// The exact CreateTrainingJob body for each field of a study's training section. Each file of <c>Golden/create-training-job</c> shows fields as a study file
/// has them (<c>training</c>, null removes one of the plain template) and what they change in the plain request (<c>changes</c>, a JSON merge patch);
/// <c>plain.json</c> is the request of a template without any of them.
/// </summary>
public sealed class TemplateGoldenTests
{
    private const string Plain = "plain";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "create-training-job");

    // A trial that is made of studies sends no request.
    private static readonly string[] InPlaceOfAJob = ["study", "problems", "repeats"];

    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_field_of_the_template_makes_exactly_this_request(string file)
    {
        var golden = Read(file);
        var expected = Patched(Read(Plain)["changes"]!, golden["changes"]!);

        var sent = await SentAsync(Training(golden["training"]!.AsObject()));

        Assert.True(JsonNode.DeepEquals(expected, sent), $"Expected {expected.ToJsonString()}{Environment.NewLine}Sent     {sent.ToJsonString()}");
    }

    [Fact]
    public void Every_field_of_the_template_and_of_an_input_has_a_file()
    {
        var shown = Names.Select(name => Read(name)["training"]!.AsObject()).SelectMany(training => training).ToList();

        var inputs = shown.Where(field => field.Key == "inputs").SelectMany(field => field.Value!.AsArray()).SelectMany(input => input!.AsObject()).Select(field => field.Key);

        Assert.Equal(FieldsOf(typeof(TrainingTemplate)).Except(InPlaceOfAJob), shown.Select(field => field.Key).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(FieldsOf(typeof(InputChannel)), inputs.Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FieldsOf(Type type) =>
        type.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal);

    private static async Task<JsonNode> SentAsync(TrainingTemplate training)
    {
        await using var service = await StubSageMaker.StartAsync();
        service.On("CreateTrainingJob", "{}");
        var backend = new SageMakerBackend(SageMakerClients.Create(new AwsOptions { ServiceUrl = service.Url, Region = "eu-central-1", MaxErrorRetry = 0 }));
        var candidate = Some.Candidate(training: training) with
        {
            Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = "0.05", ["batch_size"] = "100", ["optimizer"] = "sgd" },
        };

        Assert.IsType<LaunchResult.Launched>(await backend.LaunchAsync(LaunchRequests.For(JobDecisions.Propose(candidate, Some.Now)), default));

        Assert.True(service.Requests.TryDequeue(out var request));
        return JsonNode.Parse(request.Body)!;
    }

    // Read as users' files are, so that no golden file shows a template that would be refused.
    internal static TrainingTemplate Training(JsonObject fields)
    {
        var study = JsonNode.Parse(Gateway.StudyText.Sound)!;
        study["training"]!.AsObject().Remove("tags");
        foreach (var (field, value) in fields)
        {
            study["training"]!.AsObject().Remove(field);
            if (value is not null)
                study["training"]![field] = value.DeepClone();
        }

        var reading = StudyReader.Read(study.ToJsonString(), OptimizerCatalog.BuiltIn);
        Assert.Empty(reading.Problems);
        return reading.Study!.Training;
    }

    // RFC 7386.
    private static JsonNode Patched(JsonNode target, JsonNode patch)
    {
        if (patch is not JsonObject changes)
            return patch.DeepClone();
        var patched = target is JsonObject ? target.DeepClone().AsObject() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
                patched.Remove(name);
            else
                patched[name] = Patched(patched[name] ?? new JsonObject(), value);
        }

        return patched;
    }

    internal static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{file}.json")))!.AsObject();
}
