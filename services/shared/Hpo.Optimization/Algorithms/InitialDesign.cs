using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// What an algorithm proposes before it has learned anything: the scrambled Sobol sequence by trial number. The points spread evenly from the first one on and depend neither
/// on parallelism nor on what failed, so an algorithm may come back to them at any time.
/// </summary>
internal sealed class InitialDesign(StudyView study, UnknownConfigurations unknown)
{
    // Enough for a first guess at length scales, few enough for budgets of tens.
    private const int UsualTrials = 10;

    private readonly SobolSequence _points = new(study.Problem.Space.Dimensions, study.Problem.Seed);

    /// <summary>How many trials an algorithm that learns from each gives to its beginning unless told: with a tiny budget, half of it is left to learn.</summary>
    /// <param name="budget">Budget of the study.</param>
    public static int TrialsOf(Budget budget) => Math.Clamp(budget.MaxTrials / 2, 2, UsualTrials);

    /// <summary>A candidate for one place of an ask; null when the space holds no other.</summary>
    /// <param name="place">How many candidates the ask has given before, from 0.</param>
    /// <param name="random">Source of chance for a step away from a configuration that is known.</param>
    public Candidate? Next(int place, RandomSource random) => At(place, random) is { } configuration ? new Candidate(configuration) : null;

    /// <summary>The configuration of <see cref="Next"/>.</summary>
    /// <param name="place">How many candidates the ask has given before, from 0.</param>
    /// <param name="random">Source of chance.</param>
    public Configuration? At(int place, RandomSource random) => unknown.Near(_points.Point(study.NextTrial + place), random);
}
