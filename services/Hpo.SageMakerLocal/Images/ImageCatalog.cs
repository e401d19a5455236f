namespace Hpo.SageMakerLocal.Images;

/// <summary>What an image name stands for: a command of images.json, a benchmark problem, or, with a container engine, the image of that name.</summary>
internal sealed class ImageCatalog(ImagesFile file, BenchmarkProblems.BenchmarkSuite benchmarks, ContainerEngine? engine = null)
{
    private const string BenchmarkRepository = "benchmark";

    public TrainingProgram? Find(string image)
    {
        if (file.Commands.TryGetValue(image, out var exact))
            return new TrainingProgram.Command(exact);
        var segments = Repository(image).Split('/');
        if (segments is [.., BenchmarkRepository, var problem])
            return benchmarks.Find(problem) is { } found ? new TrainingProgram.Benchmark(found) : null;
        return file.Commands.TryGetValue(string.Join('/', segments), out var command) || file.Commands.TryGetValue(segments[^1], out command)
            ? new TrainingProgram.Command(command)
            : engine is null || !char.IsAsciiLetterOrDigit(image[0]) ? null // an image that begins with a dash would be an option of the engine
            : new TrainingProgram.Container(engine, image);
    }

    public string Unknown(string image) =>
        $"The local endpoint has no training image '{image}'. Known images: "
        + string.Join(", ", file.Commands.Keys.Order(StringComparer.Ordinal).Concat(benchmarks.Problems.Select(p => $"{BenchmarkRepository}/{p.Name}"))) + ".";

    /// <summary>Removes a digest, a tag and a registry host, as in 123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/mnist-mlp:latest.</summary>
    private static string Repository(string image)
    {
        var name = image.Split('@')[0];
        var colon = name.LastIndexOf(':');
        if (colon > name.LastIndexOf('/'))
            name = name[..colon];
        var slash = name.IndexOf('/');
        return slash > 0 && (name[..slash].Contains('.') || name[..slash].Contains(':')) ? name[(slash + 1)..] : name;
    }
}

internal abstract record TrainingProgram
{
    public sealed record Command(IReadOnlyList<string> Arguments) : TrainingProgram;

    public sealed record Container(ContainerEngine Engine, string Image) : TrainingProgram;

    public sealed record Benchmark(BenchmarkProblems.BenchmarkProblem Problem) : TrainingProgram;
}
