namespace Hpo.SageMakerLocal.Requests;

/// <summary>The constraints of CreateTrainingJob: the model's, and those the service checks beyond it for jobs that run a container.</summary>
internal static class TrainingJobRequestParser
{
    private const long DefaultMaxRuntimeSeconds = 24 * 60 * 60; // the service's default
    private const long LongestRuntimeSeconds = 28 * 24 * 60 * 60;
    private static readonly string[] InputModes = ["Pipe", "File", "FastFile"];

    /// <summary>Answers nonsense where the reader has recorded an error: ask it first.</summary>
    public static TrainingJobRequest Parse(Field root)
    {
        var algorithm = root.Member("AlgorithmSpecification").Structure(required: true);
        var output = root.Member("OutputDataConfig").Structure(required: true);
        root.Member("RoleArn").Text(required: true, min: 20, max: 2048, pattern: Patterns.RoleArn);
        var hyperparameters = root.Member("HyperParameters").Map(maxEntries: 100, maxKey: 256, maxValue: 2500);
        RepeatedMembersCheck.Check(root);
        return new TrainingJobRequest
        {
            Name = root.Member("TrainingJobName").Text(required: true, min: 1, max: 63, pattern: Patterns.JobName) ?? "",
            Image = Image(algorithm),
            EntryPoint = Parts(algorithm.Member("ContainerEntrypoint")),
            Arguments = Parts(algorithm.Member("ContainerArguments")),
            InputMode = algorithm.Member("TrainingInputMode").Text(required: true, oneOf: InputModes) ?? "",
            Metrics = Metrics(algorithm.Member("MetricDefinitions")),
            Hyperparameters = hyperparameters,
            Script = ScriptSource.Read(hyperparameters),
            Environment = root.Member("Environment").Map(maxEntries: 100, maxKey: 512, maxValue: 512, keyPattern: Patterns.EnvironmentName),
            Channels = ChannelParser.Parse(root.Member("InputDataConfig"), InputModes),
            OutputUri = output.Member("S3OutputPath").Text(required: true, max: 1024, pattern: Patterns.Uri) ?? "",
            CompressModel = output.Member("CompressionType").Text(oneOf: ["GZIP", "NONE"]) != "NONE",
            CheckpointUri = Checkpoint(root.Member("CheckpointConfig").Structure()),
            InstanceType = Instance(root.Member("ResourceConfig").Structure(required: true)),
            MaxRuntime = MaxRuntime(root.Member("StoppingCondition").Structure(required: true), root.Member("EnableManagedSpotTraining").Flag() ?? false),
            NetworkIsolation = root.Member("EnableNetworkIsolation").Flag() ?? false,
            Spot = root.Member("EnableManagedSpotTraining").Flag() ?? false,
            Tags = Tags(root.Member("Tags")),
        };
    }

    public static IReadOnlyList<Tag> Tags(Field tags, bool required = false)
    {
        Tag[] read =
        [
            .. tags.List(required, max: 50).Select(tag => new Tag(
                tag.Member("Key").Text(required: true, min: 1, max: 128, pattern: Patterns.Tag) ?? "",
                tag.Member("Value").Text(required: true, max: 256, pattern: Patterns.Tag) ?? "")),
        ];
        if (read.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            tags.Reader.Add("Tag keys that start with 'aws:' are reserved.");
        if (read.Select(t => t.Key).Distinct().Count() < read.Length)
            tags.Reader.Add("Tag keys must be unique.");
        return read;
    }

    private static string Image(Field algorithm)
    {
        var name = algorithm.Member("AlgorithmName").Text(min: 1, max: 170, pattern: Patterns.Algorithm);
        var image = algorithm.Member("TrainingImage").Text(required: algorithm.Present && name is null, min: 1, max: 255);
        if (name is not null && image is not null)
            algorithm.Reader.Add("AlgorithmSpecification has both TrainingImage and AlgorithmName: give one of them.");
        return image ?? name?[(name.LastIndexOf('/') + 1)..] ?? "";
    }

    private static string[] Parts(Field command) => [.. command.List(min: 1, max: 100).Select(part => part.Text(required: true, max: 256) ?? "")];

    private static MetricDefinition[] Metrics(Field metrics) =>
    [
        .. metrics.List(max: 40).Select(m => new MetricDefinition(
            m.Member("Name").Text(required: true, min: 1, max: 255) ?? "",
            m.Member("Regex").Text(required: true, min: 1, max: 500) ?? "")),
    ];

    private static string? Checkpoint(Field checkpoint)
    {
        checkpoint.Member("LocalPath").Text(max: 4096);
        return checkpoint.Member("S3Uri").Text(required: checkpoint.Present, max: 1024, pattern: Patterns.Uri);
    }

    private static string Instance(Field resources)
    {
        if (resources.Member("InstanceGroups").Present)
            resources.Reader.Add("ResourceConfig.InstanceGroups is not supported by the local endpoint: give InstanceType and InstanceCount.");
        resources.Member("InstanceCount").Integer(required: resources.Present, min: 1);
        resources.Member("VolumeSizeInGB").Integer(min: 0);
        resources.Member("KeepAlivePeriodInSeconds").Integer(min: 0, max: 21600);
        resources.Member("VolumeKmsKeyId").Text(max: 2048, pattern: Patterns.KmsKey);
        return resources.Member("InstanceType").Text(required: resources.Present, pattern: Patterns.InstanceType) ?? "";
    }

    private static TimeSpan MaxRuntime(Field stopping, bool spot)
    {
        var runtime = stopping.Member("MaxRuntimeInSeconds").Integer(min: 1, max: LongestRuntimeSeconds) ?? DefaultMaxRuntimeSeconds;
        var wait = stopping.Member("MaxWaitTimeInSeconds").Integer(min: 1);
        stopping.Member("MaxPendingTimeInSeconds").Integer(min: 7200, max: 2419200);
        if (wait is not null && !spot)
            stopping.Reader.Add("MaxWaitTimeInSeconds may be given only when EnableManagedSpotTraining is true.");
        if (wait is null && spot && stopping.Present)
            stopping.Reader.Add("EnableManagedSpotTraining needs StoppingCondition.MaxWaitTimeInSeconds.");
        if (wait < runtime)
            stopping.Reader.Add("MaxWaitTimeInSeconds must be equal to or greater than MaxRuntimeInSeconds.");
        return TimeSpan.FromSeconds(Math.Clamp(runtime, 1, LongestRuntimeSeconds));
    }
}
