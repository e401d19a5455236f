using Hpo.Cli.Remote;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Cli;

/// <summary>Reads study files.</summary>
internal static class StudyFiles
{
    // What a gateway takes, too.
    private const long MaxBytes = 1024 * 1024;

    /// <summary>The text of a study file, with that of the CSV file which it may name.</summary>
    public static async Task<string> TextAsync(FileInfo file, CancellationToken ct)
    {
        if (!file.Exists)
        {
            throw new CliException($"There is no file {file.FullName}. Name a study file, examples/mnist-ga.json for instance.");
        }

        return file.Length <= MaxBytes
            ? await CsvFiles.IncludeAsync(await File.ReadAllTextAsync(file.FullName, ct), file.Directory, ct)
            : throw new CliException($"{file.FullName} has {file.Length} bytes; a study has at most {MaxBytes}. Shorten it.");
    }

    /// <summary>The study in a file; problems, if there are any, go to the output and give null.</summary>
    public static Task<Study?> ReadAsync(FileInfo file, Output output, CancellationToken ct) => ReadAsync(file, CliPrices.Open(file: null).Prices, gateway: null, output, ct);

    /// <summary>The study in a file, by prices of the user's choice and the optimizers of a gateway; problems, if there are any, go to the output and give null.</summary>
    public static async Task<Study?> ReadAsync(FileInfo file, InstancePrices prices, string? gateway, Output output, CancellationToken ct)
    {
        var reading = StudyReader.Read(await TextAsync(file, ct), new KnownOptimizers(await KnownOptimizers.AtAsync(gateway, ct)), prices);
        if (reading.Study is not null)
        {
            return reading.Study;
        }

        Refuse(file, reading.Problems, output);
        if (gateway is null && reading.Problems.Any(problem => problem.Path == "optimizer.name"))
        {
            output.Say($"  {KnownOptimizers.Remedy}");
        }

        return null;
    }

    /// <summary>Says what is wrong with the study in a file.</summary>
    public static void Refuse(FileInfo file, IReadOnlyList<Problem> problems, Output output)
    {
        output.SayProblem($"{file.Name} is not a valid study ({problems.Count} problem{(problems.Count == 1 ? "" : "s")}); nothing was started.");
        foreach (var problem in problems)
        {
            output.Say($"  {problem}");
        }
    }
}
