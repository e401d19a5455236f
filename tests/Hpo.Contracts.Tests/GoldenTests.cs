using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Hpo.Contracts.Tests;

public sealed class GoldenTests
{
    public static TheoryData<Type> Messages => [.. MessageNames.All];

    public static IEnumerable<object[]> RequiredFields() =>
        MessageNames.All.SelectMany(message => Required(message).Select(name => new object[] { message, name }));

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_written_as_its_file_shows(Type message)
    {
        var golden = GoldenFiles.Read(message);

        var written = JsonSerializer.SerializeToNode(Read(message, golden), message, HpoJson.Options);

        Assert.True(JsonNode.DeepEquals(golden, written), $"Expected {golden.ToJsonString()}{Environment.NewLine}Written  {written!.ToJsonString()}");
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_file_shows_every_field_of_its_message(Type message)
    {
        var fields = message.GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

        Assert.Equal(fields.Order(), GoldenFiles.Read(message).Select(f => f.Key).Order());
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Fields_that_a_receiver_does_not_know_are_ignored(Type message)
    {
        var golden = GoldenFiles.Read(message);
        var extended = golden.DeepClone().AsObject();
        extended["addedLater"] = new JsonObject { ["by"] = "a newer sender" };

        var written = JsonSerializer.SerializeToNode(Read(message, extended), message, HpoJson.Options);

        Assert.True(JsonNode.DeepEquals(golden, written));
    }

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void A_missing_required_field_is_an_error_that_names_it(Type message, string field)
    {
        var golden = GoldenFiles.Read(message);
        golden.Remove(field);

        var error = Assert.Throws<JsonException>(() => Read(message, golden));

        Assert.Contains($"'{field}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Messages_and_what_they_carry_are_sealed_records(Type message)
    {
        Assert.True(message.IsSealed);
        Assert.NotNull(message.GetMethod("<Clone>$"));
    }

    [Fact]
    public void Every_record_is_sealed() =>
        Assert.All(typeof(MessageNames).Assembly.GetExportedTypes().Where(t => t.GetMethod("<Clone>$") is not null), type => Assert.True(type.IsSealed, type.Name));

    [Fact]
    public void Every_file_belongs_to_a_message_or_the_study() =>
        Assert.Equal(MessageNames.All.Select(MessageNames.Kebab).Append("study").Order(), GoldenFiles.Names.Order());

    [Fact]
    public void Numbers_for_enums_are_refused()
    {
        var golden = GoldenFiles.Read(typeof(JobCompleted));
        golden["status"] = 1;

        Assert.Throws<JsonException>(() => Read(typeof(JobCompleted), golden));
    }

    [Fact]
    public void Null_for_a_required_field_is_refused()
    {
        var golden = GoldenFiles.Read(typeof(StopTrial));
        golden["reason"] = null;

        Assert.Throws<JsonException>(() => Read(typeof(StopTrial), golden));
    }

    private static object Read(Type message, JsonObject json) => json.Deserialize(message, HpoJson.Options)!;

    private static IEnumerable<string> Required(Type message) =>
        from property in message.GetProperties()
        where property.GetCustomAttribute<RequiredMemberAttribute>() is not null
        select JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
