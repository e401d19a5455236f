using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Messaging;

/// <summary>A message that waits in a document until it was published.</summary>
/// <param name="Name">Kebab-case name of the message, <c>job-started</c>.</param>
/// <param name="Body">The message as it goes over the wire.</param>
public sealed record OutgoingMessage(string Name, JsonElement Body)
{
    /// <summary>Puts a message into a form that documents can keep.</summary>
    /// <param name="message">A message of <see cref="MessageNames.All"/>.</param>
    /// <exception cref="ArgumentException">The object is none of the system's messages.</exception>
    public static OutgoingMessage Of(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var type = WireTypes.Require(message.GetType());
        return new OutgoingMessage(MessageNames.Kebab(type), JsonSerializer.SerializeToElement(message, type, HpoJson.Options));
    }

    /// <summary>The message itself again.</summary>
    /// <exception cref="JsonException">The body does not fit the message.</exception>
    /// <exception cref="ArgumentException">No message has this name.</exception>
    public object Read()
    {
        var type = WireTypes.Named(Name) ?? throw new ArgumentException($"There is no message '{Name}'.");
        return Body.Deserialize(type, HpoJson.Options) ?? throw new JsonException($"The body of '{Name}' is null.");
    }
}
