using System.CommandLine;
using Hpo.Cli.Local;
using Hpo.Cli.Results;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo results STUDY-ID</c>: the trials of a local study, best first, while it runs or after.</summary>
internal static class ResultsCommand
{
    public static Command Create(Output output)
    {
        var (id, data, format) = (SharedOptions.StudyId(), SharedOptions.Data(), SharedOptions.Format());
        var command = new Command("results", "Show the trials of a study, best first.") { id, data, format };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var directory = StudyDirectory.Open(parsed.GetRequiredValue(data), parsed.GetRequiredValue(id));
            var results = await StoredStudies.AskAsync(directory, reads => StudyResults.ReadAsync(reads, directory.StudyId, ct))
                ?? throw new CliException($"Study '{directory.StudyId}' was never accepted; it has no trials. Start it with `hpo resume {directory.StudyId}`.", ExitCodes.Failed);
            await ResultWriter.WriteAsync(results, parsed.GetValue(format), output, ct);
            return ExitCodes.Completed;
        }));
        return command;
    }
}
