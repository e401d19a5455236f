using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimization.Validation;

namespace Hpo.Cli;

/// <summary>Reads study files.</summary>
internal static class StudyFiles
{
    /// <summary>The study in a file; problems, if there are any, go to the output and give null.</summary>
    public static async Task<Study?> ReadAsync(FileInfo file, Output output, CancellationToken ct)
    {
        if (!file.Exists)
        {
            throw new CliException($"There is no file {file.FullName}. Name a study file, examples/mnist-ga.json for instance.");
        }

        var reading = StudyReader.Read(await File.ReadAllTextAsync(file.FullName, ct), OptimizerCatalog.BuiltIn);
        if (reading.Study is not null)
        {
            return reading.Study;
        }

        output.SayProblem($"{file.Name} is not a valid study ({reading.Problems.Count} problem{(reading.Problems.Count == 1 ? "" : "s")}); nothing was started.");
        foreach (var problem in reading.Problems)
        {
            output.Say($"  {problem}");
        }

        return null;
    }
}
