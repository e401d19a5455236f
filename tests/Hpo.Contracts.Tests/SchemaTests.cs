using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Json.Schema;

namespace Hpo.Contracts.Tests;

/// <summary>The JSON Schema files of the messages that plug-ins in other languages exchange: they say what the contracts say.</summary>
public sealed class SchemaTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "schemas");
    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true };

    private static readonly Type[] Described = [typeof(CandidatesRequested), typeof(CandidatesSuggested), typeof(OptimizerAnnounced)];

    // A validator keeps one schema for each id.
    private static readonly Dictionary<Type, JsonSchema> Schemas = Described.ToDictionary(message => message, message => JsonSchema.FromText(Read(message).ToJsonString()));

    public static TheoryData<Type> Messages => [.. Described];

    /// <summary>A change to the golden message that breaks it: the field and its value; absent removes it.</summary>
    public static TheoryData<Type, string, string?> Broken => new()
    {
        { typeof(CandidatesRequested), "round", "0" },
        { typeof(CandidatesRequested), "round", "1.5" },
        { typeof(CandidatesRequested), "history", """{ "from": 0, "told": 0 }""" },
        { typeof(CandidatesRequested), "results", """[{ "trial": 1, "generation": 0, "hyperparameters": { "x": 0.5 } }]""" },
        { typeof(CandidatesRequested), "pending", "null" },
        { typeof(CandidatesRequested), "count", "0" },
        { typeof(CandidatesSuggested), "studyId", null },
        { typeof(CandidatesSuggested), "round", "\"3\"" },
        { typeof(CandidatesSuggested), "candidates", "null" },
        { typeof(CandidatesSuggested), "candidates", """[{ "learning_rate": 0.05 }]""" },
        { typeof(CandidatesSuggested), "candidates", """[{ "hyperparameters": { "learning_rate": [0.05] } }]""" },
        { typeof(CandidatesSuggested), "exhausted", "\"no\"" },
        { typeof(OptimizerAnnounced), "name", "\"Hill Climber\"" },
        { typeof(OptimizerAnnounced), "at", "\"yesterday\"" },
        { typeof(OptimizerAnnounced), "version", "\"\"" },
        { typeof(OptimizerAnnounced), "settings", """[{ "name": "step", "meaning": "…", "type": "float" }]""" },
        { typeof(OptimizerAnnounced), "capabilities", """{ "categorical": "yes" }""" },
    };

    [Theory, MemberData(nameof(Messages))]
    public void The_schema_accepts_the_message_as_it_travels(Type message) => Assert.True(Accepts(message, GoldenFiles.Read(message)));

    [Theory, MemberData(nameof(Messages))]
    public void Fields_that_are_added_later_are_accepted(Type message)
    {
        var extended = GoldenFiles.Read(message);
        extended["addedLater"] = 1;

        Assert.True(Accepts(message, extended));
    }

    [Theory, MemberData(nameof(Broken))]
    public void The_schema_refuses_what_the_contract_refuses(Type message, string field, string? value)
    {
        var broken = GoldenFiles.Read(message);
        broken.Remove(field);
        if (value is not null)
        {
            broken[field] = JsonNode.Parse(value);
        }

        Assert.False(Accepts(message, broken));
    }

    [Theory, MemberData(nameof(Messages))]
    public void The_schema_has_the_fields_of_the_contract_and_describes_each(Type message)
    {
        var root = Read(message);

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)root["$schema"]);
        Assert.Equal($"urn:hpo:schema:{MessageNames.Kebab(message)}/v1", (string?)root["$id"]);
        AssertSame(root, root, message, message.Name);
    }

    [Fact]
    public void Every_schema_belongs_to_a_message() =>
        Assert.Equal(Described.Select(MessageNames.Kebab).Order(), Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());

    private static JsonObject Read(Type message) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{MessageNames.Kebab(message)}.json")))!.AsObject();

    private static bool Accepts(Type message, JsonObject instance) =>
        Schemas[message].Evaluate(JsonSerializer.SerializeToElement<JsonNode>(instance), Strict).IsValid;

    private static void AssertSame(JsonObject root, JsonObject schema, Type type, string path)
    {
        if (type == typeof(JsonElement))
        {
            return;
        }

        if (type.IsEnum)
        {
            var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).Order();
            Assert.True(names.SequenceEqual(schema["enum"]!.AsArray().OfType<JsonNode>().Select(value => (string)value!).Order()), $"{path} has other values than {type.Name}");
        }
        else if (KindOf(type) is { } kind)
        {
            Assert.Contains(kind, Kinds(schema), StringComparer.Ordinal);
        }
        else if (ElementOf(type, typeof(IReadOnlyDictionary<,>)) is { } value)
        {
            Assert.Contains("object", Kinds(schema), StringComparer.Ordinal);
            AssertSame(root, schema["additionalProperties"] as JsonObject ?? [], value, $"{path}.*");
        }
        else if (ElementOf(type, typeof(IReadOnlyList<>)) is { } item)
        {
            Assert.Contains("array", Kinds(schema), StringComparer.Ordinal);
            AssertSame(root, Resolve(root, schema["items"]!.AsObject()), item, $"{path}[]");
        }
        else
        {
            AssertFields(root, schema, type, path);
        }
    }

    private static void AssertFields(JsonObject root, JsonObject schema, Type type, string path)
    {
        var fields = type.GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null).ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        var properties = schema["properties"]!.AsObject();
        Assert.True(fields.Keys.Order().SequenceEqual(properties.Select(p => p.Key).Order()), $"{path} has other fields than {type.Name}");
        Assert.Equal(fields.Where(f => IsRequired(type, f.Value)).Select(f => f.Key).Order(), (schema["required"] as JsonArray ?? []).Select(name => (string)name!).Order());
        foreach (var (name, property) in fields)
        {
            var its = properties[name]!.AsObject();
            Assert.True(its.ContainsKey("description"), $"{path}.{name} has no description");
            var isNullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            Assert.True(inner == typeof(JsonElement) || isNullable == AllowsNull(its), $"{path}.{name} {(isNullable ? "may" : "must not")} be null");
            AssertSame(root, Resolve(root, its), inner, $"{path}.{name}");
        }
    }

    private static bool IsRequired(Type type, PropertyInfo property) =>
        property.GetCustomAttribute<RequiredMemberAttribute>() is not null
        || type.GetConstructors().Any(c => c.GetParameters().Any(p => !p.HasDefaultValue && string.Equals(p.Name, property.Name, StringComparison.Ordinal)));

    private static bool AllowsNull(JsonObject schema) =>
        Kinds(schema).Contains("null", StringComparer.Ordinal)
        || schema["enum"] is JsonArray values && values.Any(value => value is null)
        || schema["anyOf"] is JsonArray options && options.Any(option => Kinds(option!.AsObject()).Contains("null", StringComparer.Ordinal));

    private static IEnumerable<string> Kinds(JsonObject schema) => schema["type"] switch
    {
        JsonArray kinds => kinds.Select(kind => (string)kind!),
        { } kind => [(string)kind!],
        null => [],
    };

    private static JsonObject Resolve(JsonObject root, JsonObject schema) =>
        (string?)schema["$ref"] is { } reference ? root["$defs"]![reference.Split('/')[^1]]!.AsObject() : schema;

    private static string? KindOf(Type type) => type switch
    {
        _ when type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan) => "string",
        _ when type == typeof(int) || type == typeof(long) => "integer",
        _ when type == typeof(double) => "number",
        _ when type == typeof(bool) => "boolean",
        _ => null,
    };

    private static Type? ElementOf(Type type, Type collection) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == collection ? type.GetGenericArguments()[^1] : null;
}
