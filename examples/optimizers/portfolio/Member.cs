using System.Text.Json;
using Hpo.Optimization;

namespace Hpo.Examples.Portfolio;

/// <summary>One optimizer of the portfolio. It sees the trials of the others as ones that it did not propose.</summary>
internal sealed class Member(IStudyOptimizer optimizer, SearchProblem problem)
{
    // The trials as this member sees them: a cache, since the whole history is seldom new.
    private readonly TrialHistory _history = new();
    private readonly List<Evaluation> _seen = [];

    public string Name { get; } = optimizer.Descriptor.Name;

    public IStudyOptimizer Optimizer { get; } = optimizer;

    public JsonElement Begin() => Optimizer.Begin(problem);

    /// <summary>The study as this member sees it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="more">Candidates that are about to be proposed.</param>
    public StudyView View(StudyView study, IReadOnlyList<Candidate> more)
    {
        CatchUp(study.Settled);
        return new StudyView(problem, _history, [], [.. study.Pending.Concat(more).Select(Read)], study.NextTrial + more.Count);
    }

    /// <summary>A candidate of this member as the study gets it: the name stands before the member's own genotype.</summary>
    public Candidate Sign(Candidate candidate) => candidate with { Genotype = candidate.Genotype is { } own ? $"{Name} {own}" : Name };

    /// <summary>A trial as this member sees it.</summary>
    public Evaluation Read(Evaluation evaluation) => evaluation with { Candidate = Read(evaluation.Candidate) };

    /// <summary>The name that a candidate was signed with; null when no portfolio proposed it.</summary>
    public static string? SignatureOf(Candidate candidate) => candidate.Genotype?.Split(' ', 2)[0];

    // What another one wrote would only be misread.
    private Candidate Read(Candidate candidate) => SignatureOf(candidate) == Name
        ? candidate with { Genotype = candidate.Genotype?.Split(' ', 2) is [_, var own] ? own : null }
        : candidate with { Genotype = null, Parents = [] };

    private void CatchUp(IReadOnlyList<Evaluation> settled)
    {
        var same = 0;
        while (same < _seen.Count && same < settled.Count && ReferenceEquals(_seen[same], settled[same]))
        {
            same++;
        }

        _history.RollBack(same);
        _seen.RemoveRange(same, _seen.Count - same);
        foreach (var evaluation in settled.Skip(same))
        {
            _seen.Add(evaluation);
            _history.Add(Read(evaluation));
        }
    }
}
