using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>
/// The hyper-parameters of a job that runs a script, as the estimators of the SageMaker Python SDK send them: every value is JSON, so numbers stay as they
/// are and texts get quotes, and SageMaker's own names tell the toolkit what to run.
/// </summary>
internal static class ScriptHyperparameters
{
    private const string InfoLevel = "20"; // logging.INFO, the SDK's default

    // The toolkit reads any JSON; only what JSON demands is escaped, so that people can read the request.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All hyper-parameters but the region, which the trainer does not know: see <see cref="WithRegion"/>. Those of the trial where there is no script.</summary>
    public static IReadOnlyDictionary<string, string> For(IReadOnlyDictionary<string, string> trial, TrainingTemplate training, string jobName)
    {
        if (training.Script is not { } script)
            return trial;
        var all = trial.ToDictionary(pair => pair.Key, pair => Json(pair.Value));
        all[ScriptMode.SubmitDirectory] = Quoted(Source(training, script));
        all[ScriptMode.Program] = Quoted(script.EntryPoint);
        all[ScriptMode.LogLevel] = InfoLevel;
        all[ScriptMode.JobName] = Quoted(jobName);
        return all;
    }

    /// <summary>The same with the region of the service that gets the request; unchanged for a job without a script or an endpoint without a region.</summary>
    public static IReadOnlyDictionary<string, string> WithRegion(LaunchRequest request, string? region) =>
        request.Training.Script is null || string.IsNullOrEmpty(region)
            ? request.Hyperparameters
            : new Dictionary<string, string>(request.Hyperparameters) { [ScriptMode.Region] = Quoted(region) };

    /// <summary>A value as the toolkit reads it.</summary>
    public static string Json(string value) => IsNumber(value) ? value : Quoted(value);

    /// <summary>The value that <see cref="Json"/> made this of.</summary>
    public static string Value(string json) => json is ['"', .., '"'] ? JsonSerializer.Deserialize<string>(json) ?? "" : json;

    /// <summary>Without network the sources come as a channel, and lie where channels lie.</summary>
    private static string Source(TrainingTemplate training, TrainingScript script) => training.NetworkIsolation == true
        ? $"{ScriptMode.ChannelDirectory}{ScriptMode.SourceChannel}/{script.SourceUri[(script.SourceUri.LastIndexOf('/') + 1)..]}"
        : script.SourceUri;

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    // What JSON calls a number: 007 and NaN are texts.
    private static bool IsNumber(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return false;
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
