using Spectre.Console;

namespace Hpo.Cli;

/// <summary>Where the command line writes: results to standard output, everything about the way there to standard error.</summary>
/// <param name="Results">Tables, CSV, JSON.</param>
/// <param name="Progress">Progress and messages for people.</param>
/// <param name="IsLive">Whether progress may repaint the screen.</param>
internal sealed record Output(IAnsiConsole Results, IAnsiConsole Progress, bool IsLive)
{
    private const int PlainWidth = 160;

    public static Output ToConsole()
    {
        var results = Console(System.Console.Out, System.Console.IsOutputRedirected);
        var progress = Console(System.Console.Error, System.Console.IsErrorRedirected);
        return new Output(results, progress, progress.Profile.Capabilities.Interactive && !System.Console.IsErrorRedirected);
    }

    /// <summary>Writes a line of the result as it is.</summary>
    public void Answer(string text) => Results.Profile.Out.Writer.WriteLine(text);

    /// <summary>Writes a line about the way there as it is.</summary>
    public void Say(string text) => Progress.Profile.Out.Writer.WriteLine(text);

    public void SayProblem(string text) => Progress.Write(new Text(text + Environment.NewLine, new Style(Color.Red)));

    private static IAnsiConsole Console(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            // A file or a pipe has no width; lines are not to be broken.
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
