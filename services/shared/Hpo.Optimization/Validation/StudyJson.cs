using System.Globalization;
using System.Text;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Study files as JSON; comments and trailing commas are allowed, as people write files.</summary>
public static class StudyJson
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads text as JSON.</summary>
    /// <param name="json">The text of a study file.</param>
    /// <param name="problem">What is wrong with the text, with line and column; null when it is JSON.</param>
    /// <returns>The JSON value; null when there is a problem.</returns>
    public static JsonElement? Parse(string json, out Problem? problem)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = json.TrimStart('\uFEFF');
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            problem = null;
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            problem = new Problem("", Explain(error, text));
            return null;
        }
    }

    private static string Explain(JsonException error, string text)
    {
        var line = (int)(error.LineNumber ?? 0);
        var column = Column(text, line, (int)(error.BytePositionInLine ?? 0));
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {column}");
        var what = error.Message.Split(" LineNumber:", 2)[0].Split(" Change the reader options", 2)[0];
        return $"This is not JSON, see {where}: {what} Correct the text there.";
    }

    // The parser counts bytes of UTF-8; people count characters, from 1.
    private static int Column(string text, int line, int bytes)
    {
        var content = Encoding.UTF8.GetBytes(text.Split('\n').ElementAtOrDefault(line) ?? "");
        return Encoding.UTF8.GetCharCount(content, 0, Math.Min(bytes, content.Length)) + 1;
    }
}
