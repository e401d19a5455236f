using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hpo.Contracts;

namespace Hpo.Messaging;

/// <summary>A message that waits in a document until it was published.</summary>
/// <param name="Name">Kebab-case name of the message, <c>job-started</c>.</param>
/// <param name="Body">The message as it goes over the wire.</param>
public sealed record OutgoingMessage(string Name, JsonElement Body)
{
    // What the body was written from, as long as it has not been through a store.
    [JsonIgnore]
    private object? Source { get; init; }

    /// <summary>Puts a message into a form that documents can keep.</summary>
    /// <param name="message">A message of <see cref="MessageNames.All"/>.</param>
    /// <exception cref="ArgumentException">The object is none of the system's messages.</exception>
    public static OutgoingMessage Of(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var type = WireTypes.Require(message.GetType());
        return new OutgoingMessage(MessageNames.Kebab(type), JsonSerializer.SerializeToElement(message, type, HpoJson.Options)) { Source = message };
    }

    /// <summary>The message itself again.</summary>
    /// <exception cref="JsonException">The body does not fit the message.</exception>
    /// <exception cref="ArgumentException">No message has this name.</exception>
    public object Read()
    {
        if (Source is { } source)
            return source;

        var type = WireTypes.Named(Name) ?? throw new ArgumentException($"There is no message '{Name}'.");
        return Body.Deserialize(type, HpoJson.Options) ?? throw new JsonException($"The body of '{Name}' is null.");
    }

    /// <summary>The same message with the body as this program writes it: a store may have kept it with other white space.</summary>
    internal OutgoingMessage Canonical() => Source is null ? Of(Read()) : this;

    /// <summary>The body's bytes, UTF-8.</summary>
    internal ReadOnlySpan<byte> Utf8() => JsonMarshal.GetRawUtf8Value(Body);
}
