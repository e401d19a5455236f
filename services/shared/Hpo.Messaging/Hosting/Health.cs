namespace Hpo.Messaging;

/// <summary>Where a process tells how it is, and the tags of its health checks.</summary>
public static class Health
{
    /// <summary>Answers 200 while the process runs.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Answers 503 while the process cannot do its work, for instance without its broker.</summary>
    public const string ReadyPath = "/health/ready";

    /// <summary>The tag of checks that <see cref="ReadyPath"/> asks: whether this process can do its work now.</summary>
    public const string Ready = "ready";
}
