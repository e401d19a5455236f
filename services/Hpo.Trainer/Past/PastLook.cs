namespace Hpo.Trainer;

/// <summary>What a look at a listed job told.</summary>
internal abstract record PastLook
{
    private PastLook()
    {
    }

    /// <summary>It meets the conditions and has ended.</summary>
    public sealed record Ended(JobDescription Job) : PastLook;

    /// <summary>It meets the conditions and has not ended.</summary>
    public sealed record Unfinished(string Name) : PastLook;

    /// <summary>It does not meet the conditions, or is gone.</summary>
    public sealed record NotMeant : PastLook;

    /// <summary>No usable answer.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="IsRefused">Whether the same call will be refused again.</param>
    public sealed record Unknown(string Reason, bool IsRefused) : PastLook;
}
