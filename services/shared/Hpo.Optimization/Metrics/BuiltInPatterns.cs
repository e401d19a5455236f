using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Metrics;

/// <summary>Regular expressions for what common training libraries print, by the library's name. Each has one capture group, the number.</summary>
public static class BuiltInPatterns
{
    // Scientific notation, and what Python and C++ print for what is no number; a metric that was NaN is to be told apart from one that was never printed.
    private const string Number = @"([-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?(?:[nN][aA][nN]|[iI]nf(?:inity)?))";

    private const string JsonLines = "json-lines";

    // Written without look-around, so that the linear engine takes them and SageMaker's does, too.
    private static readonly Dictionary<string, Func<string, string>> Patterns = new(StringComparer.Ordinal)
    {
        // [3]	train-rmse:0.5	validation-rmse:0.6; SageMaker writes the tab as #011.
        ["xgboost"] = key => $@"\[[0-9]+\](?:.*?(?:\s|#011)){Literal(key)}:{Number}",

        // [10]	valid_0's auc: 0.91	valid_0's binary_logloss: 0.3, and of the command line: Iteration:10, valid_1 auc : 0.91
        ["lightgbm"] = key => $@"(?:\[[0-9]+\]|Iteration:[0-9]+,)(?:.*?(?:\s|#011)){Literal(key)}\s*:\s*{Number}",

        // A progress bar's val_loss=0.4, a test table's │ test_acc │ 0.9 │, a dictionary's 'test_acc': 0.9, a checkpoint's 'val_loss' reached 0.4
        ["pytorch-lightning"] = key => $@"(?:(?:^|[\s,\[│|]){Literal(key)}(?:=|\s*[│|]\s*)|'{Literal(key)}'(?::| reached)\s*){Number}",

        // 391/391 [====] - 12s 31ms/step - loss: 0.43 - val_accuracy: 0.85; a redrawn bar is full of backspaces.
        ["keras"] = key => $@"(?:^|[\s\x08]){Literal(key)}:\s*{Number}",

        // {'eval_loss': 0.45, 'epoch': 1.0}, newer ones with '0.45', and the summary's   eval_loss = 0.45
        ["huggingface"] = key => $@"(?:'{Literal(key)}':\s*'?|(?:^|\s){Literal(key)}\s+=\s+){Number}",

        // Epoch[3] Validation-accuracy=0.97, and of Gluon: [Epoch 3] val-acc: 0.97
        ["mxnet"] = key => $@"(?:^|[\s,;]){Literal(key)}(?:=|:\s){Number}",

        // {"epoch": 3, "val_accuracy": 0.91}
        [JsonLines] = key => $@"{Literal(JsonText(key))}\s*:\s*""?{Number}",
    };

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => Patterns.Keys;

    /// <summary>The regular expression that finds a metric.</summary>
    /// <param name="pattern">One of <see cref="Names"/>.</param>
    /// <param name="key">What the metric is called where it is printed, <c>val_accuracy</c> for instance.</param>
    /// <returns>Null when there is no such pattern.</returns>
    public static string? Find(string pattern, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Patterns.TryGetValue(pattern, out var regex) ? regex(key) : null;
    }

    /// <summary>The pattern that finds a metric in a file of JSON, be it one object or one per line.</summary>
    /// <param name="definition">A metric that comes from a file.</param>
    public static MetricDefinition InFile(MetricDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition with { Regex = Patterns[JsonLines](definition.EffectiveKey) };
    }

    private static string Literal(string key) => Regex.Escape(key);

    private static string JsonText(string key) => JsonSerializer.Serialize(key, RelaxedJson);

    private static readonly JsonSerializerOptions RelaxedJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
