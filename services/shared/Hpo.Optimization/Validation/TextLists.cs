namespace Hpo.Optimization.Validation;

/// <summary>Reads lists of texts.</summary>
internal static class TextLists
{
    /// <summary>The texts of an optional list; null when it is absent. An entry that is no text, has a wrong length or fails the check is reported and left out.</summary>
    /// <param name="cursor">The object that has the list.</param>
    /// <param name="field">Name of the list.</param>
    /// <param name="most">Most entries; the fewest are 1.</param>
    /// <param name="longest">Most characters of an entry.</param>
    /// <param name="check">What is wrong with an entry, or null.</param>
    public static IReadOnlyList<string>? Read(ObjectCursor cursor, string field, int most, int longest, Func<string, string?>? check = null)
    {
        if (!cursor.Has(field) || cursor.Items(field, 1, most) is not { } items)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (var (path, value) in items)
        {
            if (JsonValues.Text(value) is not { } text)
            {
                cursor.Problems.Add(path, $"{JsonValues.Show(value)} is not text. Put quotes around it.");
            }
            else if (text.Length > longest)
            {
                cursor.Problems.Add(path, $"The text has {JsonValues.Count(text.Length)} characters. Give at most {longest}.");
            }
            else if (check?.Invoke(text) is { } problem)
            {
                cursor.Problems.Add(path, problem);
            }
            else
            {
                texts.Add(text);
            }
        }

        return texts;
    }
}
