namespace Hpo.SageMakerLocal;

/// <summary>The endpoint cannot start as configured; the message names the setting or the file and field.</summary>
public sealed class LocalConfigurationException : Exception
{
    public LocalConfigurationException()
    {
    }

    public LocalConfigurationException(string message)
        : base(message)
    {
    }

    public LocalConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
