using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Processes;

/// <summary>The environment a training program finds. SM_* come from the training toolkit inside real images; a bare program gets them here, so that it runs in both.</summary>
internal static class ContainerEnvironment
{
    // Linux refuses to start a program when one variable is longer than 128 KiB.
    private const int LongestVariable = 100_000;

    /// <summary>Not handed down from the endpoint: credentials, its own settings, and what another job's program may have left.</summary>
    private static readonly string[] Withheld = ["AWS_", "HPO__", "ASPNETCORE_", "SM_", "SAGEMAKER_", "TRAINING_JOB_"];

    public static bool IsInherited(string name) => !Withheld.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    public static IReadOnlyDictionary<string, string> Variables(TrainingJobRequest request, string arn, JobDirectory job)
    {
        var channels = new JsonArray([.. request.Channels.Select(c => (JsonNode)c.Name)]).ToJsonString();
        var variables = new Dictionary<string, string>
        {
            ["SAGEMAKER_BASE_DIR"] = job.BaseDirectory,
            ["TRAINING_JOB_NAME"] = request.Name,
            ["TRAINING_JOB_ARN"] = arn,
            ["PYTHONUNBUFFERED"] = "1", // otherwise Python holds its lines back until it ends
            ["SM_MODEL_DIR"] = job.ModelDirectory,
            ["SM_OUTPUT_DIR"] = job.OutputDirectory,
            ["SM_OUTPUT_DATA_DIR"] = job.OutputDataDirectory,
            ["SM_OUTPUT_FAILURE"] = job.FailureFile,
            ["SM_INPUT_DIR"] = job.InputDirectory,
            ["SM_INPUT_CONFIG_DIR"] = job.ConfigDirectory,
            ["SM_CHANNELS"] = channels,
            ["SM_HPS"] = Hyperparameters(request).ToJsonString(),
            ["SM_CURRENT_HOST"] = ContainerFiles.Host,
            ["SM_HOSTS"] = new JsonArray(ContainerFiles.Host).ToJsonString(),
            ["SM_CURRENT_INSTANCE_TYPE"] = request.InstanceType,
            ["SM_NUM_CPUS"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
            ["SM_NUM_GPUS"] = "0",
            ["SM_NETWORK_INTERFACE_NAME"] = "lo",
            ["SM_RESOURCE_CONFIG"] = File.ReadAllText(Path.Combine(job.ConfigDirectory, "resourceconfig.json")),
            ["SM_INPUT_DATA_CONFIG"] = File.ReadAllText(Path.Combine(job.ConfigDirectory, "inputdataconfig.json")),
            ["SM_TRAINING_ENV"] = TrainingEnvironment(request, job).ToJsonString(),
        };
        foreach (var channel in request.Channels)
            variables[$"SM_CHANNEL_{channel.Name.ToUpperInvariant()}"] = job.Channel(channel.Name);
        foreach (var (name, value) in request.Hyperparameters.Where(h => !ScriptSource.IsOwn(h.Key)))
            variables[$"SM_HP_{name.ToUpperInvariant()}"] = value.StartsWith('"') ? ScriptSource.Decoded(value) : value;
        if (request.Script is { } script)
            AddScript(variables, script, request, job);
        foreach (var (name, value) in request.Environment)
            variables[name] = value;
        return variables.Where(IsStartable).ToDictionary();
    }

    private static void AddScript(Dictionary<string, string> variables, ScriptSource script, TrainingJobRequest request, JobDirectory job)
    {
        variables["PYTHONPATH"] = job.CodeDirectory;
        variables["SM_MODULE_NAME"] = Path.ChangeExtension(script.Program, null);
        variables["SM_MODULE_DIR"] = script.Archive;
        variables["SM_USER_ENTRY_POINT"] = script.Program;
        variables["SM_USER_ARGS"] = JsonSerializer.Serialize(ScriptCommand.Arguments(request));
        variables["SM_LOG_LEVEL"] = request.Hyperparameters.GetValueOrDefault("sagemaker_container_log_level", "20");
    }

    private static bool IsStartable(KeyValuePair<string, string> variable) =>
        variable.Value.Length <= LongestVariable && !variable.Key.Contains('=') && !variable.Key.Contains('\0') && !variable.Value.Contains('\0');

    private static JsonObject TrainingEnvironment(TrainingJobRequest request, JobDirectory job) => new()
    {
        ["job_name"] = request.Name,
        ["current_host"] = ContainerFiles.Host,
        ["hosts"] = new JsonArray(ContainerFiles.Host),
        ["hyperparameters"] = Hyperparameters(request),
        ["channel_input_dirs"] = new JsonObject(request.Channels.DistinctBy(c => c.Name).Select(c => KeyValuePair.Create(c.Name, (JsonNode?)job.Channel(c.Name)))),
        ["model_dir"] = job.ModelDirectory,
        ["output_dir"] = job.OutputDirectory,
        ["output_data_dir"] = job.OutputDataDirectory,
        ["input_config_dir"] = job.ConfigDirectory,
    };

    /// <summary>The toolkit reads each value as JSON where that is possible: "0.1" becomes a number, "sgd" stays text.</summary>
    private static JsonObject Hyperparameters(TrainingJobRequest request) =>
        new(request.Hyperparameters.Where(h => !ScriptSource.IsOwn(h.Key)).Select(h => KeyValuePair.Create(h.Key, Decoded(h.Value))));

    private static JsonNode? Decoded(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
