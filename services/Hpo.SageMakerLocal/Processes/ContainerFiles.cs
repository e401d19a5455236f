using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.S3;

namespace Hpo.SageMakerLocal.Processes;

/// <summary>The files a training container finds under /opt/ml when its program starts.</summary>
internal static class ContainerFiles
{
    public const string Host = "algo-1";
    private const string DefaultDistribution = "FullyReplicated";

    public static void Provide(JobDirectory job, TrainingJobRequest request, S3Paths s3, ChannelData data)
    {
        foreach (var directory in (string[])[job.RunDirectory, job.ConfigDirectory, job.DataDirectory, job.ModelDirectory, job.CodeDirectory, job.OutputDataDirectory])
            Directory.CreateDirectory(directory);
        WriteJson(job, "hyperparameters.json", JsonSerializer.SerializeToNode(request.Hyperparameters)!);
        WriteJson(job, "inputdataconfig.json", InputDataConfig(request));
        WriteJson(job, "resourceconfig.json", ResourceConfig(request));
        foreach (var channel in request.Channels)
            Link(job.Channel(channel.Name), Find(channel, data));
        ProvideCheckpoints(job, request, s3);
    }

    private static S3Prefix Find(Channel channel, ChannelData data) =>
        data.Find(channel) is { Data: { } found } ? found : throw new FileNotFoundException($"The data of channel '{channel.Name}' is not there any more.");

    private static void Link(string link, S3Prefix prefix)
    {
        if (prefix is S3Prefix.Folder folder)
            Directory.CreateSymbolicLink(link, folder.Path);
        foreach (var (name, path) in Named(prefix))
        {
            var file = Path.Combine(link, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.CreateSymbolicLink(file, path);
        }
    }

    private static IEnumerable<(string Name, string Path)> Named(S3Prefix prefix) => prefix switch
    {
        S3Prefix.Objects objects => objects.Paths.Select(path => (Path.GetFileName(path), path)),
        S3Prefix.Listed listed => listed.Paths.Select(file => (file.Key, file.Value)),
        _ => [],
    };

    /// <summary>The program writes checkpoints straight into the bucket's directory, so that a later attempt finds them.</summary>
    private static void ProvideCheckpoints(JobDirectory job, TrainingJobRequest request, S3Paths s3)
    {
        if (request.CheckpointUri is null || s3.Locate(request.CheckpointUri) is not { } path)
        {
            Directory.CreateDirectory(job.CheckpointDirectory);
            return;
        }

        Directory.CreateDirectory(path);
        Directory.CreateSymbolicLink(job.CheckpointDirectory, path);
    }

    private static JsonObject InputDataConfig(TrainingJobRequest request)
    {
        var channels = new JsonObject();
        foreach (var channel in request.Channels)
        {
            var config = new JsonObject
            {
                ["TrainingInputMode"] = channel.InputMode ?? request.InputMode,
                ["S3DistributionType"] = channel.Distribution ?? DefaultDistribution,
                ["RecordWrapperType"] = channel.RecordWrapper ?? "None",
            };
            if (channel.ContentType is not null)
                config["ContentType"] = channel.ContentType;
            channels[channel.Name] = config;
        }

        return channels;
    }

    /// <summary>One process whatever the instance count: a program that waited for further hosts would wait for ever.</summary>
    private static JsonObject ResourceConfig(TrainingJobRequest request) => new()
    {
        ["current_host"] = Host,
        ["current_instance_type"] = request.InstanceType,
        ["current_group_name"] = "homogeneousCluster",
        ["hosts"] = new JsonArray(Host),
        ["instance_groups"] = new JsonArray(new JsonObject
        {
            ["instance_group_name"] = "homogeneousCluster",
            ["instance_type"] = request.InstanceType,
            ["hosts"] = new JsonArray(Host),
        }),
        ["network_interface_name"] = "lo",
    };

    private static void WriteJson(JobDirectory job, string name, JsonNode content) =>
        File.WriteAllText(Path.Combine(job.ConfigDirectory, name), content.ToJsonString());
}
