using System.CommandLine;
using Hpo.Cli.Local;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;
using Hpo.Gateway;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo results STUDY-ID</c>: the trials of a study, best first, while it runs or after.</summary>
internal static class ResultsCommand
{
    public static Command Create(Output output)
    {
        var (id, data, format, gateway) = (SharedOptions.StudyId(), SharedOptions.Data(), SharedOptions.Format(), GatewayOption.Instead());
        var trial = new Option<int?>("--trial") { Description = "Show everything about this trial, the last lines of its log included.", HelpName = "N" };
        var command = new Command("results", "Show the trials of a study, best first.") { id, data, format, gateway, trial };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            if (parsed.GetValue(trial) is { } number)
            {
                var one = parsed.GetValue(gateway) is { } from
                    ? await RemoteTrialAsync(from, parsed.GetRequiredValue(id), number, ct)
                    : await LocalTrialAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(id), number, ct);
                output.Answer(parsed.GetValue(format) == ResultFormat.Json ? ResultJson.Write(one) : string.Join(Environment.NewLine, TrialText.Of(one)));
                return ExitCodes.Completed;
            }

            var results = await Source(parsed.GetValue(gateway), parsed.GetRequiredValue(data))(parsed.GetRequiredValue(id), ct);
            await ResultWriter.WriteAsync(results, parsed.GetValue(format), output, ct);
            return ExitCodes.Completed;
        }));
        return command;
    }

    /// <summary>Where the results of a study come from.</summary>
    /// <param name="gateway">A gateway; null for the local studies.</param>
    /// <param name="data">Directory of the local studies.</param>
    public static Func<string, CancellationToken, Task<StudyResults>> Source(string? gateway, DirectoryInfo data) => gateway is { } address
        ? (id, ct) => RemoteAsync(address, id, ct)
        : (id, ct) => LocalAsync(data, id, ct);

    private static async Task<StudyResults> RemoteAsync(string address, string id, CancellationToken ct)
    {
        using var client = GatewayOption.Open(address);
        return await client.ResultsAsync(id, ct);
    }

    private static async Task<TrialView> RemoteTrialAsync(string address, string id, int trial, CancellationToken ct)
    {
        using var client = GatewayOption.Open(address);
        return await client.TrialAsync(id, trial, ct);
    }

    private static async Task<TrialView> LocalTrialAsync(DirectoryInfo data, string id, int trial, CancellationToken ct) =>
        await StoredStudies.AskAsync(StudyDirectory.Holding(data, id), reads => reads.GetTrialAsync(id, trial, ct))
            ?? throw new CliException($"Study '{id}' has no trial {trial}. `hpo results {id}` shows all.", ExitCodes.Failed);

    private static async Task<StudyResults> LocalAsync(DirectoryInfo data, string id, CancellationToken ct) =>
        await StoredStudies.AskAsync(StudyDirectory.Holding(data, id), reads => StudyResults.ReadAsync(reads, id, ct))
            ?? throw new CliException($"Study '{id}' was never accepted; it has no trials. Start it with `hpo resume {id}`.", ExitCodes.Failed);
}
