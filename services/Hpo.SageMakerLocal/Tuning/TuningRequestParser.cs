using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Tuning;

/// <summary>The constraints of CreateHyperParameterTuningJob: the model's, and what the local endpoint does not offer.</summary>
internal static class TuningRequestParser
{
    /// <summary>Answers nonsense where the reader has recorded an error: ask it first.</summary>
    public static TuningRequest Parse(Field root)
    {
        var config = root.Member("HyperParameterTuningJobConfig").Structure(required: true);
        var definition = root.Member("TrainingJobDefinition");
        if (root.Member("TrainingJobDefinitions").Present)
            root.Reader.Add("TrainingJobDefinitions is not supported by the local endpoint: give one TrainingJobDefinition.");
        else
            definition.Structure(required: true);
        if (definition.Present && definition.Member("ResourceConfig").Present == definition.Member("HyperParameterTuningResourceConfig").Present)
            root.Reader.Add("TrainingJobDefinition needs one of ResourceConfig and HyperParameterTuningResourceConfig.");
        if (root.Member("Autotune").Present)
            root.Reader.Add("Autotune is not supported by the local endpoint: give ranges, strategy and limits.");

        var name = root.Member("HyperParameterTuningJobName").Text(required: true, min: 1, max: 32, pattern: Patterns.TuningJobName) ?? "";
        return new TuningRequest(
            name,
            TuningStudyReader.Read(name, config, definition.Member("AlgorithmSpecification")),
            Parents(root.Member("WarmStartConfig")),
            TrainingJobRequestParser.Tags(root.Member("Tags")));
    }

    /// <summary>The training job that all trials share, as a request of its own.</summary>
    public static TrainingJobRequest Sample(Field root)
    {
        var definition = root.Member("TrainingJobDefinition");
        var sample = TuningTrials.Request(definition.Element, [], "sample", new Dictionary<string, string>());
        return TrainingJobRequestParser.Parse(new Field(root.Reader, sample, definition.Path));
    }

    private static string[] Parents(Field warmStart)
    {
        if (!warmStart.Present)
            return [];
        warmStart.Structure().Member("WarmStartType").Text(required: true, oneOf: ["IdenticalDataAndAlgorithm", "TransferLearning"]);
        return
        [
            .. warmStart.Member("ParentHyperParameterTuningJobs").List(required: true, min: 1, max: 5)
                .Select(parent => parent.Member("HyperParameterTuningJobName").Text(required: true, min: 1, max: 32, pattern: Patterns.TuningJobName) ?? ""),
        ];
    }
}
