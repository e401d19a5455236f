using System.CommandLine;
using System.Globalization;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;
using Hpo.Messaging;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo errors</c> and <c>hpo requeue</c>: messages that services could not handle.</summary>
internal static class ErrorCommands
{
    private static readonly string[] Headers = ["queue", "position", "message", "study", "trial", "reason", "time", "deliveries", "id"];

    public static Command List(Output output)
    {
        var queue = new Argument<string?>("QUEUE") { Description = "Queue of one service, hpo.metrics for instance; all by default.", Arity = ArgumentArity.ZeroOrOne };
        var (broker, format) = (BrokerOption.Create(), SharedOptions.Format());
        var command = new Command("errors", "List the messages that services could not handle. Nothing is taken out of the queues.") { queue, broker, format };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var known = Known(parsed.GetValue(queue));
            await using var errors = await OpenAsync(parsed.GetValue(broker), ct);
            RowWriter.Write(await errors.ListAsync(known, ct), Headers, Row, parsed.GetValue(format), output, none: "No message has failed.");
            return ExitCodes.Completed;
        }));
        return command;
    }

    public static Command Requeue(Output output)
    {
        var queue = new Argument<string>("QUEUE") { Description = "Queue of a service, hpo.metrics for instance." };
        var all = new Option<bool>("--all") { Description = "All messages that lie there now." };
        var message = new Option<string?>("--message") { Description = "One message: its position or its id, as `hpo errors` shows them.", HelpName = "N" };
        var discard = new Option<bool>("--discard") { Description = "Throw them away instead." };
        var (broker, format) = (BrokerOption.Create(), SharedOptions.Format());
        var command = new Command("requeue", "Give messages that could not be handled back to their service.") { queue, all, message, discard, broker, format };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, () => RequeueAsync(
            Known(parsed.GetRequiredValue(queue))!, (parsed.GetValue(all), parsed.GetValue(message)), parsed.GetValue(discard), (parsed.GetValue(broker), parsed.GetValue(format)), output, ct)));
        return command;
    }

    private static async Task<int> RequeueAsync(
        string queue, (bool All, string? One) wanted, bool discard, (string? Broker, ResultFormat Format) options, Output output, CancellationToken ct)
    {
        if (wanted.All == wanted.One is not null)
        {
            throw new CliException("Say which messages: --all, or --message with a position or an id.");
        }

        await using var errors = await OpenAsync(options.Broker, ct);
        bool IsWanted(FailedMessage message) =>
            wanted.All || wanted.One == message.Position.ToString(CultureInfo.InvariantCulture) || (message.MessageId is { } id && wanted.One == id);
        var done = discard ? await errors.DiscardAsync(queue, IsWanted, ct) : await errors.RequeueAsync(queue, IsWanted, ct);
        if (done == 0 && !wanted.All)
        {
            throw new CliException($"{Queues.ErrorsOf(queue)} has no message '{wanted.One}'; `hpo errors {queue}` lists them.", ExitCodes.Failed);
        }

        output.Answer(options.Format == ResultFormat.Json
            ? ResultJson.Write(new { queue, discarded = discard ? done : 0, requeued = discard ? 0 : done })
            : $"{done} message{(done == 1 ? "" : "s")} of {Queues.ErrorsOf(queue)} {(discard ? "discarded" : $"given back to {queue}")}.");
        return ExitCodes.Completed;
    }

    private static Task<ErrorQueues> OpenAsync(string? broker, CancellationToken ct) => ErrorQueues.ConnectAsync(BrokerOption.Configuration(broker), ct);

    // Both names of a queue are meant alike.
    private static string? Known(string? queue)
    {
        var name = queue?.EndsWith("_error", StringComparison.Ordinal) == true ? queue[..^"_error".Length] : queue;
        return name is null || Topology.Bindings.ContainsKey(name)
            ? name
            : throw new CliException($"There is no queue '{queue}'. There are: {string.Join(", ", Topology.Bindings.Keys)}.");
    }

    private static string[] Row(FailedMessage message) =>
    [
        message.Queue,
        message.Position.ToString(CultureInfo.InvariantCulture),
        message.Message ?? "unknown",
        message.StudyId ?? "",
        message.Trial?.ToString(CultureInfo.InvariantCulture) ?? "",
        Texts.OneLine(message.Reason),
        message.Time ?? "",
        message.Deliveries.ToString(CultureInfo.InvariantCulture),
        message.MessageId ?? "",
    ];
}
