namespace Hpo.Messaging;

/// <summary>Settings that are one word, not a section with a type of its own; in the environment <c>HPO__RabbitMq__Uri</c> and so on.</summary>
public static class PlainSettings
{
    /// <summary>The broker's address, with user and password.</summary>
    public const string RabbitMqUri = "RabbitMq:Uri";

    /// <summary>How log lines look: <c>text</c> (default) or <c>json</c>.</summary>
    public const string LogFormat = "Log:Format";
}
