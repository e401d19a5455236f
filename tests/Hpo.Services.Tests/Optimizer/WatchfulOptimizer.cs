using System.Text.Json;
using Hpo.Optimization;

namespace Hpo.Services.Tests.Optimizer;

/// <summary>
/// An optimizer that refuses to answer when it is shown a history with gaps, repetitions or trials that the study does not have yet, or without all that is
/// known from an earlier study.
/// </summary>
internal sealed class WatchfulOptimizer(IStudyOptimizer optimizer, int prior = 0) : IStudyOptimizer
{
    private int _calls;

    /// <summary>How often it was asked or told.</summary>
    public int Calls => _calls;

    public OptimizerDescriptor Descriptor => optimizer.Descriptor;

    public static WatchfulOptimizer Of(string name, int prior = 0) =>
        new(OptimizerCatalog.BuiltIn.FindOptimizer(name) ?? throw new ArgumentException(name, nameof(name)), prior);

    public int GenerationSize(SearchProblem problem) => optimizer.GenerationSize(problem);

    public JsonElement Begin(SearchProblem problem) => optimizer.Begin(problem);

    public (IReadOnlyList<Candidate> Candidates, JsonElement Memory) Ask(StudyView study, JsonElement memory, int count, RandomSource random)
    {
        Check(study);
        return optimizer.Ask(study, memory, count, random);
    }

    public JsonElement Tell(StudyView study, JsonElement memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        Check(study);
        return optimizer.Tell(study, memory, evaluations, random);
    }

    private void Check(StudyView study)
    {
        Interlocked.Increment(ref _calls);
        Assert.Equal(Enumerable.Range(1, prior).Select(i => -i), study.Settled.Take(prior).Select(e => e.Trial));
        Assert.Equal(study.NextTrial, study.Settled.Count - prior + study.Pending.Count);
        Assert.Equal(study.Settled.Count, study.Settled.Select(e => e.Trial).Distinct().Count());
        Assert.All(study.Settled.Skip(prior), e => Assert.InRange(e.Trial, 0, study.NextTrial - 1));
    }
}
