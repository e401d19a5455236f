using System.CommandLine;
using Hpo.Cli.Local;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo resume STUDY-ID</c>: goes on with an interrupted study.</summary>
internal static class ResumeCommand
{
    public static Command Create(Output output)
    {
        var (id, data, format) = (SharedOptions.StudyId(), SharedOptions.Data(), SharedOptions.Format());
        var command = new Command("resume", "Go on with a study that was interrupted; no trial is repeated.") { id, data, format };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, () =>
        {
            var directory = StudyDirectory.Open(parsed.GetRequiredValue(data), parsed.GetRequiredValue(id));
            return StudyRun.FollowAsync(directory, directory.Load(), parsed.GetValue(format), output, ct);
        }));
        return command;
    }
}
