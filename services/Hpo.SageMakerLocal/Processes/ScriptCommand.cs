using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Processes;

/// <summary>How the toolkit of a framework image starts a script: in the source directory, with the hyper-parameters as arguments.</summary>
internal static class ScriptCommand
{
    // The program is started by its name, so that it looks the same in a process list and a stack trace as in a container.
    private const string InDirectory = "cd \"$0\" && exec \"$@\"";

    public static IReadOnlyList<string> For(ScriptSource script, IReadOnlyList<string> python, TrainingJobRequest request, JobDirectory job) =>
        ["sh", "-c", InDirectory, job.CodeDirectory, .. Start(script.Program, python), .. Arguments(request)];

    /// <summary>One <c>--name value</c> for each hyper-parameter of the study, in the order of the names; a name of one letter has one dash.</summary>
    public static IReadOnlyList<string> Arguments(TrainingJobRequest request) =>
    [
        .. request.Hyperparameters.Where(h => !ScriptSource.IsOwn(h.Key)).OrderBy(h => h.Key, StringComparer.Ordinal)
            .SelectMany(h => (string[])[h.Key.Length > 1 ? $"--{h.Key}" : $"-{h.Key}", ScriptSource.Decoded(h.Value)]),
    ];

    private static IReadOnlyList<string> Start(string program, IReadOnlyList<string> python) => Path.GetExtension(program) switch
    {
        ".py" => [.. python, program],
        ".sh" => ["sh", program],
        _ => [$"./{program}"],
    };
}
