using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>The studies that a trial of a study of studies runs: each problem as often as it is repeated.</summary>
public static class InnerStudies
{
    /// <summary>Problems of a study, at most.</summary>
    public const int MostProblems = 20;

    /// <summary>Repeats of each problem, at most.</summary>
    public const int MostRepeats = 100;

    /// <summary>Inner studies of one trial, at most.</summary>
    public const int MostOfATrial = 200;

    /// <summary>Training jobs that a study may come to through all its inner studies, at most.</summary>
    public const long MostJobs = 100_000;

    /// <summary>The inner studies of a trial; equal arguments give equal studies.</summary>
    /// <param name="parent">The trial.</param>
    /// <param name="training">A template whose <see cref="TrainingTemplate.Study"/> and <see cref="TrainingTemplate.Problems"/> are given.</param>
    /// <param name="hyperparameters">The trial's hyper-parameters.</param>
    public static IReadOnlyList<InnerStudy> Of(ParentTrial parent, TrainingTemplate training, IReadOnlyDictionary<string, string> hyperparameters)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(hyperparameters);
        return
        [
            .. from problem in training.Problems ?? []
               let study = On(training, problem, hyperparameters)
               from repeat in Enumerable.Range(1, training.Repeats ?? 1)
               let id = InnerIds.For(parent, problem.Name, repeat)
               select new InnerStudy(id, problem.Name, repeat, Named(study, id, problem.Name, repeat)),
        ];
    }

    /// <summary>Training jobs that a study comes to at most through its inner studies.</summary>
    /// <param name="study">The outer study.</param>
    /// <param name="inner">One inner study of a trial for each problem, the largest there is; none gives no jobs.</param>
    public static long Jobs(Study study, IReadOnlyList<Study> inner)
    {
        ArgumentNullException.ThrowIfNull(study);
        return inner.Sum(one => (long)one.Budget.MaxTrials) * (study.Training.Repeats ?? 1) * study.Budget.MaxTrials;
    }

    /// <summary>Name of the objective of a trial's inner studies on one problem; null where it names none.</summary>
    /// <param name="training">A template with problems.</param>
    /// <param name="problem">Name of the problem.</param>
    /// <param name="hyperparameters">The trial's hyper-parameters.</param>
    public static string? Objective(TrainingTemplate training, string problem, IReadOnlyDictionary<string, string> hyperparameters)
    {
        ArgumentNullException.ThrowIfNull(training);
        var study = training.Problems?.FirstOrDefault(known => known.Name == problem) is { } named ? On(training, named, hyperparameters) : null;
        return study?["objectives"] is JsonArray { Count: > 0 } objectives ? objectives[0]?["metric"]?.GetValue<string>() : null;
    }

    /// <summary>The inner study on one problem, before its name and seed are set.</summary>
    internal static JsonNode On(TrainingTemplate training, StudyProblem problem, IReadOnlyDictionary<string, string> hyperparameters)
    {
        var study = training.Study is { } template ? StudyTemplate.Fill(template, hyperparameters) : null;
        return (problem.Study is { } patch ? StudyTemplate.Merge(study, StudyTemplate.Fill(patch, hyperparameters)) : study) ?? new JsonObject();
    }

    // All trials meet the same seeds, so that they differ by their hyper-parameters and not by their luck.
    private static JsonElement Named(JsonNode study, string id, string problem, int repeat)
    {
        var named = study.DeepClone().AsObject();
        named["name"] = id;
        if (named["optimizer"] is JsonObject optimizer)
        {
            optimizer["seed"] = SeedOf(optimizer["seed"]?.ToJsonString() ?? "", problem, repeat);
        }

        return JsonSerializer.SerializeToElement(named, HpoJson.Options);
    }

    private static long SeedOf(string seed, string problem, int repeat) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{problem}/{repeat}"))));
}
