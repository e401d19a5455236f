using System.CommandLine;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo submit STUDY.json</c>: hands a study to a gateway.</summary>
internal static class SubmitCommand
{
    public static Command Create(Output output)
    {
        var (file, gateway, format) = (SharedOptions.StudyFile(), GatewayOption.Required(), SharedOptions.Format());
        var id = new Option<string?>("--id") { Description = "Id of the study; the same id again starts nothing twice." };
        var wait = new Option<bool>("--wait") { Description = "Wait until the study ends, then show its results." };
        var command = new Command("submit", "Submit a study to a gateway.") { file, gateway, format, id, wait };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            using var client = GatewayOption.Open(parsed.GetRequiredValue(gateway));
            var studyId = await client.SubmitAsync(await StudyFiles.TextAsync(parsed.GetRequiredValue(file), ct), parsed.GetValue(id), ct);
            return parsed.GetValue(wait)
                ? await RemoteRun.FollowAsync(client, studyId, parsed.GetValue(format), output, ct)
                : Submitted(studyId, parsed.GetValue(format), output);
        }));
        return command;
    }

    private static int Submitted(string studyId, ResultFormat format, Output output)
    {
        output.Answer(format == ResultFormat.Json ? ResultJson.Write(new { studyId }) : studyId);
        return ExitCodes.Completed;
    }
}
