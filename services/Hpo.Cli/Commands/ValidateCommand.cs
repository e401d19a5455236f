using System.CommandLine;
using Hpo.Cli.Results;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo validate STUDY.json</c>: checks a study and starts nothing.</summary>
internal static class ValidateCommand
{
    public static Command Create(Output output)
    {
        var file = SharedOptions.StudyFile();
        var command = new Command("validate", "Check a study file; every problem is named with its field.") { file };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            if (await StudyFiles.ReadAsync(parsed.GetRequiredValue(file), output, ct) is not { } study)
            {
                return ExitCodes.Invalid;
            }

            output.Answer($"{study.Name} is a valid study: {study.Parameters.Count} parameters, {study.Budget.MaxTrials} trials by {study.Optimizer.EffectiveName}.");
            StudyNotes.Of(study.Optimizer.Choice, prior: null).ToList().ForEach(output.Answer);
            return ExitCodes.Completed;
        }));
        return command;
    }
}
