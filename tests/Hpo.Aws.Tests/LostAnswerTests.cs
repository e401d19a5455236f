using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws.Tests.Kit;
using Hpo.SageMakerLocal;

namespace Hpo.Aws.Tests;

/// <summary>A service that really creates the job and then loses the connection: the client repeats the call by itself and hears that the name is taken.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    /// <summary>With this seed the first CreateTrainingJob loses its answer and the second does not.</summary>
    private const int LosesTheFirst = 1;

    private readonly string data = Directory.CreateTempSubdirectory("hpo-lost-answer-").FullName;
    private SageMakerLocalServer local = null!;

    public async Task InitializeAsync() => local = await SageMakerLocalServer.StartAsync(new() { DataDirectory = data }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await local.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    public async Task The_mark_in_the_job_tells_whose_it_is(string expectedAttempt, bool ours)
    {
        local.Faults.Settings = new FaultSettings
        {
            Seed = LosesTheFirst,
            Operations = new Dictionary<string, OperationFaults> { ["CreateTrainingJob"] = new() { LostAnswerProbability = 0.5 } },
        };
        using var client = Some.SageMaker(local.Url.ToString(), retries: 1);

        await Assert.ThrowsAsync<ResourceInUseException>(() => client.CreateTrainingJobAsync(Job(attempt: "a")));
        var found = await client.DescribeTrainingJobAsync(new() { TrainingJobName = "lost-0-0" });

        Assert.Equal(1, local.Faults.Injected["CreateTrainingJob/LostAnswer"]);
        Assert.Equal(ours, found.Environment!["ATTEMPT_ID"] == expectedAttempt);
        Assert.Single((await client.ListTrainingJobsAsync(new())).TrainingJobSummaries!);
    }

    private static CreateTrainingJobRequest Job(string attempt) => new()
    {
        TrainingJobName = "lost-0-0",
        RoleArn = "arn:aws:iam::123456789012:role/HpoTraining",
        AlgorithmSpecification = new() { TrainingImage = "benchmark/branin2", TrainingInputMode = TrainingInputMode.File },
        HyperParameters = new() { ["x0"] = "1.5", ["x1"] = "2.5" },
        OutputDataConfig = new() { S3OutputPath = "s3://models/out" },
        ResourceConfig = new() { InstanceType = TrainingInstanceType.MlM5Large, InstanceCount = 1, VolumeSizeInGB = 30 },
        StoppingCondition = new() { MaxRuntimeInSeconds = 3600 },
        Environment = new() { ["ATTEMPT_ID"] = attempt },
    };
}
