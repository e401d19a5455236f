using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Images;

/// <summary>What an image name stands for: a command of images.json, a benchmark problem, or, with a container engine, the image of that name.</summary>
internal sealed class ImageCatalog(ImagesFile file, BenchmarkProblems.BenchmarkSuite benchmarks, ContainerEngine? engine = null)
{
    private const string BenchmarkRepository = "benchmark";

    /// <summary>
    /// What a job runs: its own entry point, else what its image stands for. The image of a job with a script need not be known: it is only what the
    /// script runs in.
    /// </summary>
    public TrainingProgram? For(TrainingJobRequest request) => Find(request.Image) switch
    {
        TrainingProgram.Container container => container,
        _ when request.EntryPoint.Count > 0 => new TrainingProgram.Command(request.EntryPoint),
        null => request.Script is null ? null : TrainingProgram.DefaultFramework,
        var program => program,
    };

    private TrainingProgram? Find(string image)
    {
        if (file.Programs.TryGetValue(image, out var exact))
            return exact;
        var segments = Repository(image).Split('/');
        if (segments is [.., BenchmarkRepository, var problem])
            return benchmarks.Find(problem) is { } found ? new TrainingProgram.Benchmark(found) : null;
        return file.Programs.GetValueOrDefault(string.Join('/', segments)) ?? file.Programs.GetValueOrDefault(segments[^1])
            ?? (engine is null || !char.IsAsciiLetterOrDigit(image[0]) ? null // an image that begins with a dash would be an option of the engine
                : new TrainingProgram.Container(engine, image));
    }

    public string Unknown(string image) =>
        $"The local endpoint has no training image '{image}'. Known images: "
        + string.Join(", ", file.Programs.Keys.Order(StringComparer.Ordinal).Concat(benchmarks.Problems.Select(p => $"{BenchmarkRepository}/{p.Name}"))) + ".";

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
