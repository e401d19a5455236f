using System.Globalization;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.RabbitMq.Tests;

internal static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Study Study() => new()
    {
        Name = "mnist",
        Objectives = [new Objective("accuracy", Direction.Maximize)],
        Metrics = [new MetricDefinition("accuracy", "accuracy=([0-9.]+)")],
        Parameters = [new Parameter { Name = "learning_rate", Type = ParameterType.Continuous, Min = 0.01, Max = 0.2, Scaling = Scaling.Logarithmic }],
        Optimizer = new OptimizerSelection { Name = "random" },
        Budget = new Budget { MaxTrials = 3 },
        Training = new TrainingTemplate { Image = "mnist", RoleArn = "arn:aws:iam::123456789012:role/HpoTraining", OutputUri = "s3://bucket/models" },
    };

    public static StudyAccepted StudyAccepted(string studyId = "mnist-1") => new() { StudyId = studyId, Study = Study(), AcceptedAt = Time };

    public static SubmitStudy SubmitStudy(string studyId = "mnist-1") =>
        new() { StudyId = studyId, Study = JsonSerializer.SerializeToElement(Study(), HpoJson.Options) };

    public static JobCompleted JobCompleted(string studyId = "mnist-1", int trial = 0) => new()
    {
        StudyId = studyId,
        Trial = trial,
        Attempt = 1,
        JobName = string.Create(CultureInfo.InvariantCulture, $"{studyId}-{trial}-1"),
        Status = JobStatus.Completed,
        Metrics = Study().Metrics,
        Objectives = Study().Objectives,
        EndedAt = Time,
    };

    public static StopTrial StopTrial(string studyId = "mnist-1", int trial = 0) => new() { StudyId = studyId, Trial = trial, Reason = "no longer needed" };

    public static CandidatesRequested CandidatesRequested(string optimizer) => new()
    {
        StudyId = "mnist-1",
        Optimizer = optimizer,
        Round = 1,
        Problem = new OptimizationProblem { Parameters = [], Objectives = [], Budget = new Budget { MaxTrials = 1 }, Mode = OptimizerMode.Asynchronous },
        Settings = new Dictionary<string, JsonElement>(),
        Seed = 7,
        Stream = 0,
        Results = [],
        History = new HistorySpan { From = 0, Told = 0, Total = 0 },
        Pending = [],
        NextTrial = 0,
        Count = 1,
    };
}
