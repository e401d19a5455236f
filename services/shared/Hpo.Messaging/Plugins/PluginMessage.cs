namespace Hpo.Messaging;

/// <summary>Something that optimizer services said, as it came.</summary>
/// <param name="Exchange">Where it was published.</param>
/// <param name="MessageType">The header <c>MT-MessageType</c>; null without one.</param>
/// <param name="Body">The body.</param>
public sealed record PluginMessage(string Exchange, string? MessageType, ReadOnlyMemory<byte> Body);
