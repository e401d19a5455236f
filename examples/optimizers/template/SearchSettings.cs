using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace My.Optimizer_1;

/// <summary>What studies may set: each property is a setting, its initial value the default. Others, and values out of range, are refused when a study is submitted.</summary>
public sealed class SearchSettings
{
    /// <summary>How far around the best trial candidates are drawn.</summary>
    [Range(0.001, 1), Description("How far around the best trial, as a part of the range.")]
    public double Reach { get; set; } = 0.2;
}
