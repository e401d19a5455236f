namespace Hpo.Optimization;

/// <summary>A round that an optimizer service was asked and has not answered. Asked again it is the same question, whatever has settled since.</summary>
public sealed record AwaitedRound
{
    /// <summary>How many candidates are wanted, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>How many settled trials there were when it was asked; those after count as pending.</summary>
    public required int Known { get; init; }

    /// <summary>When it was asked first.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it is asked again unless an answer came.</summary>
    public required DateTimeOffset AskAgainAt { get; init; }

    /// <summary>How often it was asked, from 1.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>How often the service wanted the history for it.</summary>
    public int Wishes { get; init; }
}
