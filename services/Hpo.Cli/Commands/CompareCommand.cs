using System.CommandLine;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo compare STUDY-ID STUDY-ID …</c>: several studies in one table.</summary>
internal static class CompareCommand
{
    public static Command Create(Output output)
    {
        var ids = new Argument<string[]>("STUDY-ID") { Description = "Ids of two or more studies; `hpo list` shows them.", Arity = ArgumentArity.OneOrMore };
        var (data, format, gateway) = (SharedOptions.Data(), SharedOptions.Format(), GatewayOption.Instead());
        var command = new Command("compare", "Compare studies: best and median value, failures, time, cost.") { ids, data, format, gateway };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var source = ResultsCommand.Source(parsed.GetValue(gateway), parsed.GetRequiredValue(data));
            var (studies, problems) = (new List<StudyResults>(), new List<CliException>());
            foreach (var id in parsed.GetRequiredValue(ids).Distinct(StringComparer.Ordinal))
            {
                try
                {
                    studies.Add(await source(id, ct));
                }
                catch (CliException problem)
                {
                    problems.Add(problem);
                }
            }

            if (problems is [var first, ..])
            {
                throw new CliException(string.Join(Environment.NewLine, problems.Select(problem => problem.Message).Distinct()), first.ExitCode);
            }

            ComparisonTable.Write(studies, parsed.GetValue(format), output);
            return ExitCodes.Completed;
        }));
        return command;
    }
}
