namespace Hpo.Contracts;

/// <summary>What a new study knows from its beginning on: an ended study, past training jobs, or rows of a CSV file. Exactly one of them.</summary>
public sealed record WarmStart
{
    /// <summary>How many trials are taken over when the study does not say: enough to learn from, and little enough for any model.</summary>
    public const int DefaultMaxTrials = 200;

    /// <summary>Id of an ended study.</summary>
    public string? Study { get; init; }

    /// <summary>Past training jobs of the account and region, of this system or not.</summary>
    public PastJobs? TrainingJobs { get; init; }

    /// <summary>The text of a CSV file, a row for each known trial. An accepted study has its <see cref="CsvDigest"/> instead.</summary>
    public string? Csv { get; init; }

    /// <summary>SHA-256 of the CSV text that was submitted, in hexadecimal; only in accepted studies.</summary>
    public string? CsvDigest { get; init; }

    /// <summary>Whether rows of the CSV that do not fit the study are left out and counted instead of refusing the study; absent means no.</summary>
    public bool? SkipInvalid { get; init; }

    /// <summary>How many trials are taken over at most, the best ones first; 1 to 1,000.</summary>
    public int MaxTrials { get; init; } = DefaultMaxTrials;
}
