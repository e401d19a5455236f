namespace Hpo.Optimization;

/// <summary>
/// The values of an integer parameter or of one with a step: the lowest one and what lies whole steps above it, counted in decimal fractions, so that steps of 0.1 lead to 0.3
/// rather than to 0.30000000000000004.
/// </summary>
/// <param name="Min">The lowest value.</param>
/// <param name="Max">Upper end of the range, at least <paramref name="Min"/>.</param>
/// <param name="Step">From one value to the next, above 0.</param>
internal readonly record struct SteppedRange(double Min, double Max, double Step)
{
    // Decimal fractions end at 7.9e28; a range may be twice as wide as its ends are large.
    private const double LargestDecimal = 3e28;

    // The largest number up to which every whole number has a double of its own.
    private const double LargestWhole = 1L << 53;

    // By what part of a step a value may miss its place before it would count as wrong.
    private const double Tolerance = 1e-9;

    /// <summary>Number of values.</summary>
    public long Levels => (long)Math.Floor((Max - Min) / Step + Tolerance) + 1;

    /// <summary>Whether the values can be counted at all: neither too many, nor too large or too small for decimal fractions.</summary>
    public bool IsCountable => Max == Min
        || (Math.Max(Math.Abs(Min), Math.Abs(Max)) < LargestDecimal
            && (Max - Min) / Step <= LargestWhole
            && Math.Abs((double)Decimal(Step) - Step) <= Tolerance * Step
            && Math.Abs((double)Decimal(Min) - Min) <= Tolerance * Step);

    /// <summary>The value of that index, from 0.</summary>
    public double ValueAt(long level) => level == 0 ? Min : (double)(Decimal(Min) + level * Decimal(Step));

    /// <summary>Index of the value that is nearest to a number.</summary>
    public long LevelOf(double value) => Math.Clamp((long)Math.Round((value - Min) / Step, MidpointRounding.AwayFromZero), 0, Levels - 1);

    /// <summary>Whether a number misses a value by no more than the rounding of binary fractions.</summary>
    public bool IsAt(double number, double value) => Math.Abs(number - value) <= Tolerance * Step;

    // The conversion rounds to 15 digits, and whole numbers may have 16.
    private static decimal Decimal(double value) => double.IsInteger(value) && Math.Abs(value) <= LargestWhole ? (long)value : (decimal)value;
}
