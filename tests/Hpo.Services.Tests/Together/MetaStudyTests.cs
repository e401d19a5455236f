using System.Text.Json;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization;
using Hpo.Optimization.Validation;
using Hpo.TestKit;

namespace Hpo.Services.Tests.Together;

/// <summary>A study whose trials are studies, through all services.</summary>
public sealed class MetaStudyTests
{
    [Fact]
    public async Task Every_trial_is_measured_by_the_studies_that_it_runs()
    {
        await using var system = await WholeSystem.StartAsync();

        await system.RunAsync("tune", Study(trials: 3, innerTrials: 6));

        var trials = await system.Reads.AllTrialsAsync("tune", TrialOrder.ByNumber, CancellationToken.None).ToListAsync();
        var inner = await system.Reads.AllInnerStudiesAsync("tune", CancellationToken.None).ToListAsync();
        Assert.Equal(3, trials.Count);
        Assert.Equal(3 * 2 * 2, inner.Count);
        Assert.All(inner, study => Assert.Equal((StudyStatus.Completed, 6L), (study.Status, study.Counts.Measured)));
        foreach (var trial in trials)
        {
            var own = inner.Where(study => study.Parent == new ParentTrial("tune", trial.Trial, 1)).ToList();
            Assert.Equal(4, own.Count);
            Assert.Equal(Mean(own, "sphere"), trial.Values!["sphere"], 9);
            Assert.Equal(((Mean(own, "sphere") / 50) + (Mean(own, "rastrigin") / 100)) / 2, trial.Values["score"], 9);
            Assert.Equal(own.Sum(study => study.Spending!.BillableSeconds), trial.BillableSeconds);
        }

        static double Mean(IEnumerable<Hpo.Gateway.StudyView> studies, string problem) =>
            studies.Where(study => study.StudyId.Contains($"-{problem}-", StringComparison.Ordinal)).Average(study => study.Incumbent!.Values["objective"]);
    }

    [Fact]
    public async Task Cancelling_the_outer_study_ends_its_inner_ones_and_their_jobs()
    {
        await using var system = await WholeSystem.StartAsync();
        await system.SubmitAsync("tune", Study(trials: 50, innerTrials: 400));
        await WholeSystem.UntilAsync(() => system.Published.OfType<FitnessMeasured>().Any(fitness => fitness.StudyId.StartsWith("tune-0-", StringComparison.Ordinal)));

        await system.PublishAsync(new CancelStudy { StudyId = "tune", Reason = "enough" });
        await WholeSystem.UntilAsync(() => system.Published.OfType<StudyFailed>().Any(failed => failed is { StudyId: "tune", Cancelled: true }));

        var accepted = system.Published.OfType<StudyAccepted>().Where(study => study.Parent is not null).Select(study => study.StudyId).ToHashSet();
        Assert.NotEmpty(accepted);
        await WholeSystem.UntilAsync(() => accepted.All(id => system.Published.OfType<StudyFailed>().Any(failed => failed.StudyId == id)));
        Assert.DoesNotContain(system.Published.OfType<StudyCompleted>(), completed => completed.StudyId == "tune");
    }

    [Fact]
    public async Task A_configuration_with_which_an_inner_study_fails_is_infeasible_and_the_others_go_on()
    {
        await using var system = await WholeSystem.StartAsync();
        var study = Study(trials: 2, innerTrials: 6);
        var failing = JsonSerializer.SerializeToElement(study.Training.Study, HpoJson.Options).GetRawText()
            .Replace("\"maxTrials\":6", "\"maxTrials\":6,\"maxFailedTrials\":1", StringComparison.Ordinal)
            .Replace("\"outputUri\"", "\"environment\":{\"BENCHMARK_FAIL_RATE\":\"${failures}\"},\"outputUri\"", StringComparison.Ordinal);
        study = study with
        {
            Parameters = [.. study.Parameters, Some.Categorical("failures", "0.0", "1.0")],
            StartWith = [new Dictionary<string, string> { ["population"] = "4", ["failures"] = "1.0" }, new Dictionary<string, string> { ["population"] = "4", ["failures"] = "0.0" }],
            Training = study.Training with { Study = JsonDocument.Parse(failing).RootElement },
        };

        await system.RunAsync("tune", study);

        var trials = await system.Reads.AllTrialsAsync("tune", TrialOrder.ByNumber, CancellationToken.None).ToListAsync();
        Assert.Equal([TrialStatus.Unavailable, TrialStatus.Measured], trials.Select(trial => trial.Status));
        Assert.Equal(FailureClass.Algorithm, trials[0].FailureClass);
        Assert.Contains("came to nothing", trials[0].Reason, StringComparison.Ordinal);
    }

    private static Study Study(int trials, int innerTrials)
    {
        var file = $$$"""
            {
              "name": "tune-ga",
              "objectives": [ { "metric": "score", "direction": "minimize" } ],
              "metrics": [ { "name": "score", "source": "finalMetrics" }, { "name": "score-sd", "source": "finalMetrics" }, { "name": "sphere", "source": "finalMetrics" } ],
              "parameters": [ { "name": "population", "type": "integer", "min": 2, "max": 6 } ],
              "optimizer": { "name": "random", "seed": 7 },
              "budget": { "maxTrials": {{{trials}}}, "maxParallelTrials": 2 },
              "training": {
                "study": {
                  "objectives": [ { "metric": "objective", "direction": "minimize" } ], "metrics": [ { "name": "objective", "regex": "objective=([-+0-9.eE]+)" } ],
                  "parameters": [ {{{Axes}}} ],
                  "optimizer": { "name": "ga", "settings": { "populationSize": "${population}", "elites": 1 } },
                  "budget": { "maxTrials": {{{innerTrials}}}, "maxParallelTrials": 3 },
                  "training": { "image": "benchmark/sphere5", "roleArn": "arn:aws:iam::123456789012:role/HpoTraining", "outputUri": "s3://bucket/models" }
                },
                "problems": [ { "name": "sphere", "best": 0, "worst": 50 }, { "name": "rastrigin", "best": 0, "worst": 100, "study": { "training": { "image": "benchmark/rastrigin5" } } } ],
                "repeats": 2
              }
            }
            """;
        var reading = StudyReader.Read(file, OptimizerCatalog.BuiltIn);
        Assert.Empty(reading.Problems);
        return reading.Study!;
    }

    private static string Axes => string.Join(", ", Enumerable.Range(0, 5).Select(i => $$"""{ "name": "x{{i}}", "type": "continuous", "min": -5, "max": 5 }"""));
}
