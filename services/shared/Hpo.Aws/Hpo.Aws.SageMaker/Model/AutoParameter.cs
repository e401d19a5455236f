namespace Amazon.SageMaker.Model;

/// <summary>A hyper-parameter whose range the service chooses.</summary>
public sealed class AutoParameter
{
    /// <summary>Name of the hyper-parameter.</summary>
    public string? Name { get; set; }

    /// <summary>An example of a value.</summary>
    public string? ValueHint { get; set; }
}
