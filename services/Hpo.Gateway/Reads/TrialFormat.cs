namespace Hpo.Gateway;

/// <summary>How trials are exported.</summary>
public enum TrialFormat
{
    /// <summary>CSV with the names of the JSON, for spreadsheets.</summary>
    Csv,

    /// <summary>One JSON object a line, each a whole trial with its curve.</summary>
    Jsonl,

    /// <summary>CSV with flat, prefixed names, for data frames.</summary>
    Dataframe,
}
