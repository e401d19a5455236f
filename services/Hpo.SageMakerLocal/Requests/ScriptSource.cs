using System.Text.Json;

namespace Hpo.SageMakerLocal.Requests;

/// <summary>A script for a framework image, as the toolkit inside finds it among the hyper-parameters.</summary>
/// <param name="Archive">Where the packed source directory is: an S3 URI, or a path below a channel's directory.</param>
/// <param name="Program">The script's path inside it.</param>
internal sealed record ScriptSource(string Archive, string Program)
{
    private const string Reserved = "sagemaker_";

    /// <summary>Null when the hyper-parameters name no script.</summary>
    public static ScriptSource? Read(IReadOnlyDictionary<string, string> hyperparameters) =>
        hyperparameters.TryGetValue("sagemaker_submit_directory", out var archive) && hyperparameters.TryGetValue("sagemaker_program", out var program)
            ? new ScriptSource(Decoded(archive), Decoded(program))
            : null;

    /// <summary>Whether a hyper-parameter is meant for the toolkit and not for the script.</summary>
    public static bool IsOwn(string name) => name.StartsWith(Reserved, StringComparison.Ordinal);

    /// <summary>A value as the script sees it: the toolkit takes the quotes off a JSON text and writes true and false as Python does.</summary>
    public static string Decoded(string value)
    {
        if (value is "true" or "false")
            return value == "true" ? "True" : "False";
        if (!value.StartsWith('"'))
            return value;
        try
        {
            return JsonSerializer.Deserialize<string>(value) ?? value;
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
