using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace Hpo.Aws.Tests.Kit;

/// <summary>
/// Model objects from JSON and back by reflection: a second opinion on the wire format that shares nothing with the clients,
/// so the same tests judge the official packages too.
/// </summary>
internal static class Poco
{
    public static object Read(Type type, JsonNode json) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => json.GetValue<string>(),
        var t when t == typeof(DateTime) => ReadTime(json),
        var t when t.IsPrimitive => Convert.ChangeType(json.GetValue<object>().ToString(), t, null)!,
        var t when t.IsSubclassOf(typeof(ConstantClass)) => Activator.CreateInstance(t, json.GetValue<string>())!,
        var t when t.IsAssignableTo(typeof(IDictionary)) => ReadMap(t, json.AsObject()),
        var t when t.IsAssignableTo(typeof(IList)) => ReadList(t, json.AsArray()),
        var t => ReadObject(t, json.AsObject()),
    };

    public static JsonNode Write(object value) => value switch
    {
        string text => JsonValue.Create(text),
        DateTime time => WriteTime(time),
        bool flag => JsonValue.Create(flag),
        float number => JsonValue.Create(number),
        int or long => JsonValue.Create(Convert.ToInt64(value, null)),
        ConstantClass constant => JsonValue.Create(constant.Value),
        IDictionary map => new JsonObject(map.Keys.Cast<string>().Select(k => KeyValuePair.Create(k, (JsonNode?)Write(map[k]!)))),
        IList list => new JsonArray([.. list.Cast<object>().Select(Write)]),
        _ => new JsonObject(Members(value.GetType())
            .Select(p => KeyValuePair.Create(p.Name, p.GetValue(value)))
            .Where(p => p.Value is not null)
            .Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Write(p.Value!)))),
    };

    /// <summary>Names of all members that are not set, at any depth.</summary>
    public static IEnumerable<string> Unset(object value) => value switch
    {
        string or DateTime or ConstantClass or IDictionary => [],
        IList list => list.Cast<object>().SelectMany(Unset),
        _ when value.GetType().IsPrimitive => [],
        _ => Members(value.GetType()).SelectMany(p =>
            p.GetValue(value) is { } member ? Unset(member) : [$"{value.GetType().Name}.{p.Name}"]),
    };

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties().Where(p => p.DeclaringType!.Assembly != typeof(ConstantClass).Assembly);

    private static object ReadObject(Type type, JsonObject json)
    {
        var result = Activator.CreateInstance(type)!;
        foreach (var (name, value) in json)
        {
            var property = type.GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)
                ?? throw new InvalidOperationException($"{type.Name} has no member {name}.");
            property.SetValue(result, Read(property.PropertyType, value!));
        }

        return result;
    }

    private static IList ReadList(Type type, JsonArray json)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        foreach (var item in json)
            list.Add(Read(type.GenericTypeArguments[0], item!));
        return list;
    }

    private static IDictionary ReadMap(Type type, JsonObject json)
    {
        var map = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var (key, value) in json)
            map.Add(key, Read(type.GenericTypeArguments[1], value!));
        return map;
    }

    // SageMaker writes seconds and Logs milliseconds; no test uses a time for which the two could be confused.
    private static DateTime ReadTime(JsonNode json)
    {
        var number = json.GetValue<decimal>();
        return DateTime.UnixEpoch.AddTicks((long)(number * (number > 1e11m ? 10_000 : 10_000_000)));
    }

    private static JsonValue WriteTime(DateTime time)
    {
        Assert.Equal(DateTimeKind.Utc, time.Kind);
        return JsonValue.Create((time - DateTime.UnixEpoch).Ticks / 10_000_000m);
    }
}
