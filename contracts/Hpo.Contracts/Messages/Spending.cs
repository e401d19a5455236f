namespace Hpo.Contracts;

/// <summary>What trials have used.</summary>
public sealed record Spending
{
    /// <summary>Training time in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Billed time in seconds of one machine.</summary>
    public required double BillableSeconds { get; init; }

    /// <summary>US dollars for the billed time of all machines; absent when a price is not known.</summary>
    public double? Cost { get; init; }

    /// <summary>Which part of the training time spot capacity saved, 0 to 1; absent on demand, and while nothing has run.</summary>
    public double? SpotSaving { get; init; }
}
