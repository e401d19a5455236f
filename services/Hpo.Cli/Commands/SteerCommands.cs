using System.CommandLine;
using System.Text.Json;
using Hpo.Cli.Local;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo cancel</c>, <c>hpo pause</c> and <c>hpo repair</c>: what a gateway is asked to do.</summary>
internal static class SteerCommands
{
    public static Command Cancel(Output output)
    {
        var reason = Reason();
        return Steer("cancel", "End a study of a gateway; its running jobs are stopped.", [reason], parsed => new { Reason = parsed.GetValue(reason) }, output);
    }

    public static Command Pause(Output output)
    {
        var reason = Reason();
        var stop = new Option<bool>("--stop-jobs") { Description = "Stop running jobs; without it they go on and count." };
        return Steer("pause", "Propose nothing more of a study until it is resumed.", [reason, stop], parsed => new { Reason = parsed.GetValue(reason), StopJobs = parsed.GetValue(stop) }, output);
    }

    public static Command Repair(Output output)
    {
        var id = new Argument<string?>("STUDY-ID") { Description = "Id of one study; all by default.", Arity = ArgumentArity.ZeroOrOne };
        var (gateway, format) = (GatewayOption.Required(), SharedOptions.Format());
        var command = new Command("repair", "Have a gateway told again what it shows, for instance after it lost its database.") { id, gateway, format };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            using var client = GatewayOption.Open(parsed.GetRequiredValue(gateway));
            var answer = await client.RepairAsync(parsed.GetValue(id), ct);
            output.Answer(parsed.GetValue(format) == ResultFormat.Json ? ResultJson.Write(answer) : "The optimizer and the trainer are asked to report; the gateway fills up as they do.");
            return ExitCodes.Completed;
        }));
        return command;
    }

    /// <summary>Says what the gateway answered to a wish.</summary>
    public static int Say(string verb, string id, JsonElement answer, ResultFormat format, Output output)
    {
        output.Answer(format == ResultFormat.Json
            ? ResultJson.Write(answer)
            : $"Asked to {verb} {id}; it is {answer.GetProperty("status").GetString()} at this moment.");
        return ExitCodes.Completed;
    }

    private static Option<string?> Reason() => new("--reason") { Description = "Why, for people." };

    private static Command Steer(string verb, string description, Option[] options, Func<ParseResult, object> body, Output output)
    {
        var (id, data, gateway, format) = (SharedOptions.StudyId(), SharedOptions.Data(), GatewayOption.Required(), SharedOptions.Format());
        var command = new Command(verb, description) { id, data, gateway, format };
        options.ToList().ForEach(command.Options.Add);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var studyId = parsed.GetRequiredValue(id);
            RefuseLocal(verb, studyId, parsed.GetRequiredValue(data), isGatewayGiven: parsed.GetResult(gateway) is { Implicit: false });
            using var client = GatewayOption.Open(parsed.GetRequiredValue(gateway));
            return Say(verb, studyId, await client.AskAsync(studyId, verb, body(parsed), ct), parsed.GetValue(format), output);
        }));
        return command;
    }

    // A local study is steered by the process that runs it; nobody else listens.
    private static void RefuseLocal(string verb, string studyId, DirectoryInfo data, bool isGatewayGiven)
    {
        if (!isGatewayGiven && StudyDirectory.All(data).Any(study => study.StudyId == studyId))
        {
            throw new CliException(
                $"Study '{studyId}' is a local one in {data.FullName}. Press Ctrl-C in its `hpo run` to {verb} it, `hpo resume {studyId}` goes on. For a study of the same id at a gateway, give --gateway.",
                ExitCodes.Failed);
        }
    }
}
