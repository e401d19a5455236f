using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.RabbitMq.Tests;

/// <summary>docs/messages.md says what the code does.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = Repository.Read("docs/messages.md");

    public static TheoryData<Type> Messages => [.. MessageNames.All];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_shown_with_its_exchange_header_and_body(Type message)
    {
        var section = Section(message);

        var shown = JsonNode.Parse(JsonBlock().Match(section).Groups[1].Value);

        Assert.Contains($"Exchange `{MessageNames.Exchange(message)}` ", section, StringComparison.Ordinal);
        Assert.Contains($"`MT-MessageType: {MessageNames.Urn(message)}`", section, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Repository.Read($"tests/Hpo.Contracts.Tests/Golden/{MessageNames.Kebab(message)}.json")), shown));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_shown_with_the_queues_that_receive_it(Type message)
    {
        var shown = QueueName().Matches(Queued().Match(Section(message)).Groups[1].Value).Select(m => m.Value);

        var bound = Topology.Bindings.Where(b => b.Value.Contains(message)).Select(b => b.Key);

        Assert.Equal(bound.Order(), shown.Order());
    }

    private static string Section(Type message)
    {
        var start = Page.IndexOf($"### {message.Name}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/messages.md has no section about {message.Name}.");
        var end = Page.IndexOf("\n### ", start, StringComparison.Ordinal);
        return end < 0 ? Page[start..] : Page[start..end];
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("queues: (.*)\n")]
    private static partial Regex Queued();

    [GeneratedRegex("hpo\\.[a-z]+")]
    private static partial Regex QueueName();
}
