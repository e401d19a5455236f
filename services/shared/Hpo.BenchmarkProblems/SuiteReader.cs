using System.Text.Json;

namespace Hpo.BenchmarkProblems;

internal static class SuiteReader
{
    public static BenchmarkSuite ReadShipped() =>
        Read(ReadResource("problems.json"), "problems.json", name => ReadResource($"tables/{name}.csv"));

    public static BenchmarkSuite ReadFiles(string problemsJsonPath, string tablesDirectory) =>
        Read(ReadFile(problemsJsonPath), problemsJsonPath, name => ReadFile(Path.Combine(tablesDirectory, name + ".csv")));

    private static BenchmarkSuite Read(string json, string source, Func<string, string> table)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, ProblemFileJson.Default.ProblemFile)
                ?? throw new InvalidBenchmarkException($"{source}: the file is empty.");
            var checks = file.ZdtChecks ?? [];
            var described = file.Problems.Select(p => ProblemBuilder.Build(p, checks, table)).ToList();
            var known = described.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
            return new BenchmarkSuite([.. described, .. MultiObjectiveProblems.All(checks).Where(p => !known.Contains(p.Name))]);
        }
        catch (JsonException error)
        {
            throw new InvalidBenchmarkException($"{source}: {error.Message}", error);
        }
        catch (ArgumentException error)
        {
            throw new InvalidBenchmarkException($"{source}: two problems or two parameters have the same name. {error.Message}", error);
        }
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException error)
        {
            throw new InvalidBenchmarkException($"{path} cannot be read: {error.Message}", error);
        }
    }

    private static string ReadResource(string name)
    {
        using var stream = typeof(SuiteReader).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidBenchmarkException($"The library does not ship '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
