using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Hpo.Examples.HillClimber;

/// <summary>What studies may set.</summary>
public sealed class HillClimberSettings
{
    /// <summary>Longest step on each axis, as a part of its range.</summary>
    [Range(0.001, 1), Description("Longest step on each axis, as a part of its range.")]
    public double Step { get; set; } = 0.1;
}
