namespace Amazon.SageMaker.Model;

/// <summary>Training jobs of a tuning job by what is known of their objective.</summary>
public sealed class ObjectiveStatusCounters
{
    /// <summary>Those with a value.</summary>
    public int? Succeeded { get; set; }

    /// <summary>Those whose value is still to come.</summary>
    public int? Pending { get; set; }

    /// <summary>Those without a value.</summary>
    public int? Failed { get; set; }
}
