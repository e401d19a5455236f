using System.Collections.Frozen;
using Hpo.Contracts;

namespace Hpo.Messaging;

/// <summary>Message types by the names they have on the wire.</summary>
internal static class WireTypes
{
    private static readonly FrozenDictionary<string, Type> ByName = MessageNames.All.ToFrozenDictionary(MessageNames.Kebab);
    private static readonly FrozenDictionary<string, Type> ByUrn = MessageNames.All.ToFrozenDictionary(MessageNames.Urn);
    private static readonly FrozenSet<Type> All = MessageNames.All.ToFrozenSet();

    public static bool Contains(Type type) => All.Contains(type);

    public static Type? Named(string kebab) => ByName.GetValueOrDefault(kebab);

    public static Type? WithUrn(string urn) => ByUrn.GetValueOrDefault(urn);

    public static Type Require(Type type) =>
        Contains(type) ? type : throw new ArgumentException($"{type.Name} is not a message of this system; see MessageNames.All.");
}
