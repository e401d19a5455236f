using System.CommandLine;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo status STUDY-ID</c>: where a study of a gateway is.</summary>
internal static class StatusCommand
{
    public static Command Create(Output output)
    {
        var (id, gateway, format) = (SharedOptions.StudyId(), GatewayOption.Required(), SharedOptions.Format());
        var command = new Command("status", "Show where a study of a gateway is.") { id, gateway, format };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            using var client = GatewayOption.Open(parsed.GetRequiredValue(gateway));
            var study = await client.StudyAsync(parsed.GetRequiredValue(id), ct);
            if (parsed.GetValue(format) == ResultFormat.Table)
            {
                output.Answer(StudyTable.Line(study));
                StudyNotes.Of(study.Choice, study.Prior).Concat(FrontText.Of(study)).Concat(SpendingText.Of(study)).ToList().ForEach(output.Answer);
            }
            else if (parsed.GetValue(format) == ResultFormat.Json)
            {
                output.Answer(ResultJson.Write(study));
            }
            else
            {
                StudyTable.Write([study], ResultFormat.Csv, output, none: "");
            }

            return ExitCodes.Completed;
        }));
        return command;
    }
}
