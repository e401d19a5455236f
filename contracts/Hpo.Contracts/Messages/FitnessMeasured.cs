namespace Hpo.Contracts;

/// <summary>A trial has a fitness.</summary>
public sealed record FitnessMeasured : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Which launch of the trial this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Value of every metric that was found, by name: the last one, or what its definition says; all objectives are among them.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>Training time in seconds.</summary>
    public double? Seconds { get; init; }

    /// <summary>Billed time in seconds of one machine.</summary>
    public double? BillableSeconds { get; init; }

    /// <summary>Billed time of the trial's attempts before this one in seconds of one machine; absent when there were none.</summary>
    public double? EarlierBillableSeconds { get; init; }

    /// <summary>Training time of the trial's attempts before this one in seconds; absent when there were none.</summary>
    public double? EarlierSeconds { get; init; }

    /// <summary>Machine type of this attempt; absent from senders that do not tell it.</summary>
    public string? InstanceType { get; init; }
}
