using System.Collections;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon;
using Amazon.Runtime;

namespace Hpo.Aws.Protocol.Json;

/// <summary>The JSON of the AWS protocols: how plain request and response classes are written and read.</summary>
internal static class JsonWire
{
    private static readonly Assembly Core = typeof(AmazonWebServiceRequest).Assembly;

    /// <summary>Options for a service that spells its members with <paramref name="naming"/> (null: as in C#).</summary>
    public static JsonSerializerOptions Options(JsonNamingPolicy? naming, JsonConverter<DateTime> timestamps) => new()
    {
        PropertyNamingPolicy = naming,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // AWS sends NaN and infinities as strings.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        MaxDepth = 256,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { timestamps, new ConstantClassConverterFactory() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepOwnMembers } },
    };

    private static void KeepOwnMembers(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];

            // The base classes of AWSSDK.Core describe the HTTP exchange; those members are not part of the message.
            if (property.AttributeProvider is MemberInfo { DeclaringType.Assembly: { } assembly } && assembly == Core)
                type.Properties.RemoveAt(i);
            else if (property.PropertyType.IsAssignableTo(typeof(ICollection)))
                property.ShouldSerialize = static (_, value) => value is ICollection items && IsSet(items);
        }
    }

    // The rule of the official clients: an empty list is sent, unless empty is the default.
    private static bool IsSet(ICollection items) => items.Count > 0 || !AWSConfigs.InitializeCollections;
}
