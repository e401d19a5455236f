namespace Hpo.Optimization;

/// <summary>
/// Normal steps from the scrambled Sobol sequence by trial number: over a study they fill the normal distribution far more evenly than independent
/// draws do, which pays where every step is an expensive trial (Teytaud and Gelly, 2007).
/// </summary>
/// <param name="study">The study at the moment of an ask.</param>
/// <param name="dimensions">Number of coordinates of a step.</param>
internal sealed class QuasiNormal(StudyView study, int dimensions)
{
    private readonly SobolSequence _points = new(dimensions, study.Problem.Seed);

    /// <summary>The step for one place of an ask.</summary>
    /// <param name="place">How many candidates the ask has given before, from 0.</param>
    public double[] At(int place) => [.. _points.Point(study.NextTrial + place).Select(Normal.Quantile)];
}
