using System.CommandLine;
using Hpo.Cli.Local;
using Hpo.Cli.Remote;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo resume STUDY-ID</c>: goes on with an interrupted or paused study, on this machine or at a gateway.</summary>
internal static class ResumeCommand
{
    public static Command Create(Output output)
    {
        var (id, data, format, gateway) = (SharedOptions.StudyId(), SharedOptions.Data(), SharedOptions.Format(), GatewayOption.Instead());
        var command = new Command("resume", "Go on with a study that was interrupted or paused; no trial is repeated.") { id, data, format, gateway };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var studyId = parsed.GetRequiredValue(id);
            if (parsed.GetValue(gateway) is { } address)
            {
                using var client = GatewayOption.Open(address);
                return SteerCommands.Say("resume", studyId, await client.AskAsync(studyId, "resume", new { }, ct), parsed.GetValue(format), output);
            }

            var directory = StudyDirectory.Open(parsed.GetRequiredValue(data), studyId);
            return await StudyRun.FollowAsync(directory, directory.Load(), isResumed: true, parsed.GetValue(format), output, ct);
        }));
        return command;
    }
}
