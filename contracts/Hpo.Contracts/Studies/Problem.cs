namespace Hpo.Contracts;

/// <summary>One thing that is wrong with a submitted study.</summary>
/// <param name="Path">The field, as in <c>parameters[2].min</c>; empty for the study as a whole.</param>
/// <param name="Message">What is wrong, with the value and the remedy.</param>
public sealed record Problem(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
