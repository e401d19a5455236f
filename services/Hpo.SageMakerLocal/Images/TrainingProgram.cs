namespace Hpo.SageMakerLocal.Images;

/// <summary>What an image stands for on this machine.</summary>
internal abstract record TrainingProgram
{
    /// <summary>The interpreter of Python scripts when images.json names none.</summary>
    public static Framework DefaultFramework { get; } = new(["python3"]);

    /// <summary>A program of this machine.</summary>
    public sealed record Command(IReadOnlyList<string> Arguments) : TrainingProgram;

    /// <summary>An image that runs the script a job brings.</summary>
    /// <param name="Interpreter">The command in front of a Python script.</param>
    public sealed record Framework(IReadOnlyList<string> Interpreter) : TrainingProgram;

    /// <summary>A container of that image.</summary>
    public sealed record Container(ContainerEngine Engine, string Image) : TrainingProgram;

    /// <summary>A formula inside the endpoint.</summary>
    public sealed record Benchmark(BenchmarkProblems.BenchmarkProblem Problem) : TrainingProgram;
}
