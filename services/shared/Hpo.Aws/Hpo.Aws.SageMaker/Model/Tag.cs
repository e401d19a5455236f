namespace Amazon.SageMaker.Model;

/// <summary>A key and a value attached to a resource.</summary>
public sealed class Tag
{
    /// <summary>Key of the tag, unique per resource.</summary>
    public string? Key { get; set; }

    /// <summary>Value of the tag; may be empty.</summary>
    public string? Value { get; set; }
}
