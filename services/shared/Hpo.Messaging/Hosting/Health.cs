namespace Hpo.Messaging;

/// <summary>Tags of health checks.</summary>
public static class Health
{
    /// <summary>The tag of checks that <c>/health/ready</c> asks: whether this process can do its work now.</summary>
    public const string Ready = "ready";
}
