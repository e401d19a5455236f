using System.CommandLine;
using Hpo.Cli.Results;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo validate STUDY.json</c>: checks a study and starts nothing.</summary>
internal static class ValidateCommand
{
    public static Command Create(Output output)
    {
        var file = SharedOptions.StudyFile();
        var estimate = new Option<bool>("--estimate") { Description = "Also say how many jobs the study starts at most, how long they take and what they cost." };
        var prices = new Option<FileInfo?>("--prices") { Description = "File of prices instead of the one that comes with the program.", HelpName = "FILE" };
        var gateway = new Option<string?>("--gateway") { Description = "Check by the optimizers of this gateway, its optimizer services among them.", HelpName = "URL" };
        var command = new Command("validate", "Check a study file; every problem is named with its field.") { file, estimate, prices, gateway };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var known = CliPrices.Open(parsed.GetValue(prices)).Prices;
            if (await StudyFiles.ReadAsync(parsed.GetRequiredValue(file), known, parsed.GetValue(gateway), output, ct) is not { } study)
            {
                return ExitCodes.Invalid;
            }

            output.Answer($"{study.Name} is a valid study: {study.Parameters.Count} parameter{(study.Parameters.Count == 1 ? "" : "s")}, {study.Budget.MaxTrials} trial{(study.Budget.MaxTrials == 1 ? "" : "s")} by {study.Optimizer.EffectiveName}.");
            StudyNotes.Of(study.Optimizer.Choice, prior: null).ToList().ForEach(output.Answer);
            if (parsed.GetValue(estimate))
            {
                EstimateText.Of(study, known).ToList().ForEach(output.Answer);
            }

            return ExitCodes.Completed;
        }));
        return command;
    }
}
