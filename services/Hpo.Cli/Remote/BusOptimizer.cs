using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.OptimizerChecks;

namespace Hpo.Cli.Remote;

/// <summary>An optimizer service at the other end of a broker.</summary>
internal sealed class BusOptimizer(string name, PluginLine line, TimeProvider clock) : ITestedOptimizer
{
    // Announcements come every 30 seconds.
    private static readonly TimeSpan AnnouncementLimit = TimeSpan.FromSeconds(40);

    private static readonly string AnswerUrn = MessageNames.Urn(typeof(CandidatesSuggested));

    public string Name => name;

    public async Task<Announcement> AnnouncementAsync(CancellationToken ct)
    {
        if (await AwayAsync(ct) is { } away)
        {
            return new Announcement { Problem = away, IsAway = true };
        }

        using var limit = new CancellationTokenSource(AnnouncementLimit, clock);
        await foreach (var message in IncomingAsync(limit, ct))
        {
            if (message.Exchange == MessageNames.Exchange(typeof(OptimizerAnnounced)) && Announced(message) is { } announcement)
            {
                return announcement;
            }
        }

        return new Announcement { Problem = $"No OptimizerAnnounced of '{name}' came within {AnnouncementLimit.TotalSeconds:0} s. Publish it to {MessageNames.Exchange(typeof(OptimizerAnnounced))} every 30 seconds, with the header MT-MessageType." };
    }

    public async Task<Reply> AskAsync(Question question, CancellationToken ct)
    {
        // What came to earlier questions, too late or twice, counts no more.
        while (line.Incoming.TryRead(out _))
        {
        }

        if (!await line.AskAsync(question.Body, question.Limit, ct))
        {
            return Reply.Away(Unbound);
        }

        var others = new List<string>();
        using var limit = new CancellationTokenSource(question.Limit, clock);
        await foreach (var message in IncomingAsync(limit, ct))
        {
            if (message.Exchange == MessageNames.Exchange(typeof(CandidatesSuggested)) && Judge(message, question, others) is { } reply)
            {
                return reply;
            }
        }

        return await AwayAsync(ct) is { } away
            ? Reply.Away($"No answer came within {question.Limit.TotalSeconds:0.#} s. {away}")
            : Reply.Silence($"No answer came within {question.Limit.TotalSeconds:0.#} s.{Said(others)} Answer every question with CandidatesSuggested on {MessageNames.Exchange(typeof(CandidatesSuggested))}, faster, and repeat its studyId and round.");
    }

    private string Unbound => $"No queue takes questions for '{name}'. Start the service; it binds {Queues.OptimizerPlugin(name)} to {MessageNames.Exchange(typeof(CandidatesRequested))} with its name as routing key.";

    // Null when it is there.
    private async Task<string?> AwayAsync(CancellationToken ct) => await line.ReadersAsync(ct) switch
    {
        null => Unbound,
        0 => $"No process reads {Queues.OptimizerPlugin(name)}: the service is not running any more. Start it, and see in its log why it ended.",
        _ => null,
    };

    private Announcement? Announced(PluginMessage message)
    {
        try
        {
            var announced = JsonSerializer.Deserialize<OptimizerAnnounced>(message.Body.Span, HpoJson.Options);
            return announced?.Name == name ? new Announcement { Announced = announced } : null;
        }
        catch (JsonException wrong)
        {
            // Somebody else's may be wrong too.
            return Field(message.Body, "name")?.GetString() == name
                ? new Announcement { Problem = $"Its OptimizerAnnounced cannot be read: {wrong.Message} docs/messages.md shows the message." }
                : null;
        }
    }

    // Null when it is none of ours; those of other studies come by as well.
    private static Reply? Judge(PluginMessage message, Question question, List<string> others)
    {
        var (study, round) = (Field(message.Body, "studyId"), Field(message.Body, "round"));
        if (study is { ValueKind: JsonValueKind.String } id && round is { ValueKind: JsonValueKind.Number } number && (id.GetString() != question.StudyId || number.GetRawText() != question.Round.ToString(CultureInfo.InvariantCulture)))
        {
            others.Add($"round {number.GetRawText()} of {id.GetString()}");
            return null;
        }

        return message.MessageType == AnswerUrn
            ? ReplyReader.Read(message.Body.Span, question)
            : Reply.Unreadable(Encoding.UTF8.GetString(message.Body.Span), $"The header MT-MessageType is {(message.MessageType is null ? "missing" : $"'{message.MessageType}'")}. Set it to {AnswerUrn}; without it no service reads the answer.");
    }

    private static string Said(List<string> others) => others.Count == 0 ? "" : $" What came meanwhile answers {string.Join(", ", others.Distinct().Take(3))}.";

    private static JsonElement? Field(ReadOnlyMemory<byte> body, string field)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(field, out var value) ? value.Clone() : null;
        }
        catch (JsonException)
        {
            return null; // Whoever asked says what is wrong with it.
        }
    }

    private async IAsyncEnumerable<PluginMessage> IncomingAsync(CancellationTokenSource limit, [EnumeratorCancellation] CancellationToken ct)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        while (await IsThereMoreAsync(both.Token, ct))
        {
            while (line.Incoming.TryRead(out var message))
            {
                yield return message;
            }
        }
    }

    private async Task<bool> IsThereMoreAsync(CancellationToken both, CancellationToken ct)
    {
        try
        {
            return await line.Incoming.WaitToReadAsync(both);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false; // Time is over.
        }
    }
}
