using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Optimization.Tables;

namespace Hpo.Cli;

/// <summary>Puts the text of a CSV file into a study that names one: what a study says is complete wherever it is sent.</summary>
internal static class CsvFiles
{
    private const string FileField = "csvFile";
    private const long MaxBytes = 64 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The study with the text in place of <c>warmStart.csvFile</c>; as it is when it names none, or is no study at all.</summary>
    public static async Task<string> IncludeAsync(string study, DirectoryInfo? directory, CancellationToken ct)
    {
        if (!study.Contains(FileField, StringComparison.Ordinal) || Parse(study) is not { } root || Wish(root) is not { } wish)
        {
            return study;
        }

        var name = wish[FileField]?.GetValue<string>() ?? "";
        wish.Remove(FileField);
        wish["csv"] = Slim(name, await TextAsync(new FileInfo(Path.Combine(directory?.FullName ?? ".", name)), ct));
        return root.ToJsonString();
    }

    // What cannot be parsed is reported by the reader of studies, with line and column.
    private static JsonNode? Parse(string study)
    {
        try
        {
            return JsonNode.Parse(study, documentOptions: Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject? Wish(JsonNode root)
    {
        try
        {
            return root is JsonObject study && study["warmStart"] is JsonObject wish && !wish.ContainsKey("csv") && wish[FileField] is JsonValue name && name.TryGetValue<string>(out _) ? wish : null;
        }
        catch (ArgumentException)
        {
            // A field is there twice; that is reported by the reader of studies, too.
            return null;
        }
    }

    private static async Task<string> TextAsync(FileInfo file, CancellationToken ct)
    {
        if (!file.Exists)
        {
            throw new CliException($"There is no file {file.FullName}. warmStart.csvFile names a file, as seen from the directory of the study file.");
        }

        if (file.Length > MaxBytes)
        {
            throw new CliException($"{file.FullName} has {file.Length} bytes; at most {MaxBytes} are read. Keep the best rows.");
        }

        try
        {
            return await File.ReadAllTextAsync(file.FullName, Utf8, ct);
        }
        catch (DecoderFallbackException)
        {
            throw new CliException($"{file.FullName} is not UTF-8. Save it as UTF-8.");
        }
    }

    private static string Slim(string name, string text)
    {
        var slim = CsvSlimming.Of(text);
        return slim.Length <= CsvTrials.MostCharacters ? slim : throw new CliException(
            $"{name} has {slim.Length} characters in columns that count; a study takes at most {CsvTrials.MostCharacters} along. Keep the best rows; `hpo export STUDY-ID --best 1000` writes only those.");
    }
}
