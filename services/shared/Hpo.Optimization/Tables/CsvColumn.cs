namespace Hpo.Optimization.Tables;

/// <summary>A column of an imported file.</summary>
/// <param name="Index">Where its cells are in a row.</param>
/// <param name="Header">Its name in the file.</param>
/// <param name="Kind">What its cells are.</param>
/// <param name="Name">Name of the hyper-parameter or metric.</param>
internal sealed record CsvColumn(int Index, string Header, CsvColumnKind Kind, string Name);

/// <summary>What the cells of a column are.</summary>
internal enum CsvColumnKind
{
    /// <summary>Nothing that an import needs.</summary>
    Passed,

    /// <summary>Values of a hyper-parameter.</summary>
    Parameter,

    /// <summary>Values of a metric.</summary>
    Metric,

    /// <summary>Whether the trial was measured.</summary>
    State,

    /// <summary>Whose fault it is that it was not.</summary>
    FailureClass,

    /// <summary>Why it was not, for people.</summary>
    Reason,
}
