using System.CommandLine;

namespace Hpo.Cli.Commands;

/// <summary>The commands of <c>hpo</c>.</summary>
internal static class CommandLine
{
    // Long enough to stop services and store what is in flight after Ctrl-C.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    public static RootCommand Create(Output output) => new("Hyper-parameter optimization for Amazon SageMaker, on AWS or on this machine.")
    {
        RunCommand.Create(output),
        ResumeCommand.Create(output),
        ValidateCommand.Create(output),
        ListCommand.Create(output),
        ResultsCommand.Create(output),
        CompareCommand.Create(output),
        ExportCommand.Create(output),
        TestRegexCommand.Create(output),
        OptimizersCommand.Create(output),
        TestOptimizerCommand.Create(output),
        SubmitCommand.Create(output),
        StatusCommand.Create(output),
        SteerCommands.Cancel(output),
        SteerCommands.Pause(output),
        SteerCommands.Repair(output),
        ErrorCommands.List(output),
        ErrorCommands.Requeue(output),
    };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return ExitCodes.Invalid;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TerminationTimeout });
    }

    /// <summary>Runs a command; what the user can put right becomes a sentence and an exit code.</summary>
    public static async Task<int> GuardAsync(Output output, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (CliException problem)
        {
            output.SayProblem(problem.Message);
            return problem.ExitCode;
        }
        catch (Exception problem) when (Remedies.For(problem) is { } remedy)
        {
            output.SayProblem(remedy);
            return ExitCodes.Failed;
        }
    }
}
