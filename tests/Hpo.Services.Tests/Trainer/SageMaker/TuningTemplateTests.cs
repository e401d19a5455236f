using System.Text.Json.Nodes;
using Hpo.Aws;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Trainer;
using Kit = Hpo.TestKit.Some;

namespace Hpo.Services.Tests.Trainer;

/// <summary>
/// The training section of a study means the same when a tuning job launches its jobs: every part of the CreateTrainingJob request reaches the tuning job's
/// definition unchanged, or the study is refused with the field's name. Taken from the golden files of <see cref="TemplateGoldenTests"/>.
/// </summary>
public sealed class TuningTemplateTests
{
    // What a tuning job says elsewhere, in other words, or of itself.
    private static readonly string[] Elsewhere = ["TrainingJobName", "HyperParameters", "Tags", "Environment", "CheckpointConfig", "ProfilerConfig"];

    public static TheoryData<string> Files => TemplateGoldenTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_field_of_the_template_reaches_the_tuning_job_or_is_refused(string file)
    {
        var golden = TemplateGoldenTests.Read(file)["training"]!.AsObject();
        var study = Kit.Study("sagemaker") with { Training = TemplateGoldenTests.Training(golden) };
        var refused = new AutomaticModelTuning().Descriptor.Check!(study);
        if (refused.Count > 0)
        {
            Assert.All(refused, problem => Assert.Contains(problem.Path, golden.Select(field => $"training.{field.Key}")));
            return;
        }

        var (alone, tuned) = await SentAsync(study);

        var lost = alone.Where(part => !Elsewhere.Contains(part.Key) && !IsIn(tuned, part.Key, part.Value)).Select(part => part.Key);
        Assert.Empty(lost);
        Assert.All(study.Training.Environment, variable => Assert.Equal(variable.Value, (string?)tuned["Environment"]![variable.Key]));
    }

    private static bool IsIn(JsonObject tuned, string part, JsonNode? value) => part == "ResourceConfig" && tuned["HyperParameterTuningResourceConfig"] is { } machines
        ? JsonNode.DeepEquals(machines["InstanceConfigs"]![0]!["InstanceType"], value!["InstanceType"])
        : JsonNode.DeepEquals(tuned[part], value);

    private static async Task<(JsonObject Alone, JsonObject Tuned)> SentAsync(Study study)
    {
        await using var service = await StubSageMaker.StartAsync();
        service.On("CreateTrainingJob", "{}");
        service.On("CreateHyperParameterTuningJob", "{}");
        var client = SageMakerClients.Create(new AwsOptions { ServiceUrl = service.Url, Region = "eu-central-1", MaxErrorRetry = 0 });

        await new SageMakerBackend(client).LaunchAsync(new LaunchRequest("a", new JobMarker("mnist-ga", 0, 1), new Dictionary<string, string>(), study.Training, study.Metrics), default);
        await new SageMakerTuningBackend(client).LaunchAsync(new TuningLaunch("a", new TuningMarker("mnist-ga", 1, 0), study, 7, 20, []), default);

        JsonObject[] sent = [.. service.Requests.Select(request => JsonNode.Parse(request.Body)!.AsObject())];
        return (sent[0], sent[1]["TrainingJobDefinition"]!.AsObject());
    }
}
