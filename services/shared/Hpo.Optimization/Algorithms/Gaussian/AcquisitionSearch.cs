namespace Hpo.Optimization;

/// <summary>What is to be made large over a space: its value at a point and, where it is smooth, the derivatives there.</summary>
/// <param name="Value">Value at a point.</param>
/// <param name="Values">Values at many points at once.</param>
/// <param name="WithSlope">Value and derivative by every coordinate; null when only values are known.</param>
internal sealed record Acquisition(Func<double[], double> Value, Func<IReadOnlyList<double[]>, double[]> Values, Func<double[], (double Value, double[] Slope)>? WithSlope);

/// <summary>
/// Finds where an acquisition function is large: a pool of points over the whole space and around the best trials, then from the best of the pool
/// uphill, along the gradient on continuous axes in turn with the values of discrete ones, so that nothing is rounded afterwards
/// (Garrido-Merchán and Hernández-Lobato, 2020).
/// </summary>
internal sealed class AcquisitionSearch(SearchSpace space, Acquisition acquisition)
{
    private const int Spread = 1024;
    private const int AroundEach = 24;
    private const int Starts = 8;

    // Half of the climbs start at the best of the pool; the others at the best that lie this far (root mean square over the axes) from every start before,
    // as the pool is densest on the hill of the best trials, which is not always the highest.
    private const double Apart = 0.1;
    private const int GradientSteps = 40;

    // A change of a discrete value moves the summit of the continuous ones.
    private const int RoundsWithDiscrete = 2;
    private const int ClimbingSteps = 40;

    // Discrete axes of up to this many values are tried out completely.
    private const int MostTried = 12;

    private readonly bool _isConditional = space.Groups.Count > 1;
    private readonly int _rounds = space.Axes.Any(axis => axis.Levels > 1) ? RoundsWithDiscrete : 1;

    /// <summary>Points of large value, best first.</summary>
    /// <param name="best">The best points so far, around which a part of the pool lies.</param>
    /// <param name="random">Source of chance.</param>
    public IReadOnlyList<double[]> Run(IReadOnlyList<double[]> best, RandomSource random)
    {
        double[][] points =
        [
            .. Enumerable.Range(0, Spread).Select(_ => Settle(space.SamplePoint(random))),
            .. best.SelectMany(centre => Enumerable.Range(0, AroundEach).Select(_ => Settle(Around(centre, random)))),
        ];
        var pool = points.Zip(acquisition.Values(points), (point, value) => (Point: point, Value: value)).OrderByDescending(p => p.Value).ToList();
        return [.. StartsFrom(pool).Select(start => Climb(start, random)).Concat(pool.Take(Starts)).OrderByDescending(p => p.Value).Select(p => p.Point)];
    }

    private List<(double[] Point, double Value)> StartsFrom(List<(double[] Point, double Value)> pool)
    {
        var starts = pool.Take(Starts / 2).ToList();
        foreach (var next in pool.Skip(Starts / 2))
        {
            if (starts.Count < Starts && starts.TrueForAll(start => Variation.Distance(space, start.Point, next.Point) > Apart))
            {
                starts.Add(next);
            }
        }

        return starts;
    }

    private static double[] Around(Axis[] axes, double[] centre, double step, double share, RandomSource random)
    {
        var always = random.NextInt(centre.Length);
        return [.. centre.Select((position, i) => i == always || random.NextBool(axes[i].IsCategorical ? step : share)
            ? Variation.Step(axes[i], position, step, random)
            : position)];
    }

    // Steps of every size, as it is unknown how far the next improvement lies.
    private double[] Around(double[] centre, RandomSource random) => Around([.. space.Axes], centre, Math.Pow(10, -0.5 - 2.5 * random.NextDouble()), 0.7, random);

    // What would really be run: discrete values in the middle of their pieces, absent parameters where the model expects them.
    private double[] Settle(double[] point) => _isConditional
        ? space.Encode(space.Decode(point))
        : [.. point.Select((position, i) => space.Axes[i].Snap(position))];

    private (double[] Point, double Value) Climb((double[] Point, double Value) start, RandomSource random)
    {
        var current = start;
        for (var round = 0; round < _rounds; round++)
        {
            var before = current.Value;
            current = TryValues(acquisition.WithSlope is { } smooth ? Ascend(current, smooth) : HillClimb(current, random), random);
            if (!(current.Value > before))
            {
                break;
            }
        }

        return current;
    }

    private (double[] Point, double Value) Ascend((double[] Point, double Value) from, Func<double[], (double Value, double[] Slope)> smooth)
    {
        var free = Enumerable.Range(0, space.Dimensions).Where(i => space.Axes[i].Levels is null).ToArray();
        if (free.Length == 0)
        {
            return from;
        }

        var (point, value) = BoundedMinimum.Find(
            positions =>
            {
                var (height, slope) = smooth(With(from.Point, free, positions));
                return (-height, [.. free.Select(i => -slope[i])]);
            },
            [.. free.Select(i => from.Point[i])],
            new double[free.Length],
            [.. free.Select(_ => 1.0)],
            GradientSteps);
        return Better(from, (Settle(With(from.Point, free, point)), -value));
    }

    private (double[] Point, double Value) HillClimb((double[] Point, double Value) from, RandomSource random)
    {
        var (current, step) = (from, 0.1);
        for (var i = 0; i < ClimbingSteps; i++)
        {
            var next = Settle(Around([.. space.Axes], current.Point, step, 0.5, random));
            var value = acquisition.Value(next);
            // Widen after a success, narrow after failures so that one in five succeeds (Rechenberg, 1973).
            step = Math.Clamp(value > current.Value ? step * 1.5 : step * 0.9, 1e-4, 0.5);
            current = Better(current, (next, value));
        }

        return current;
    }

    private (double[] Point, double Value) TryValues((double[] Point, double Value) from, RandomSource random)
    {
        var current = from;
        for (var axis = 0; axis < space.Dimensions; axis++)
        {
            if (space.Axes[axis].Levels is not > 1)
            {
                continue;
            }

            foreach (var position in Alternatives(space.Axes[axis], current.Point[axis], random))
            {
                var next = Settle(With(current.Point, [axis], [position]));
                current = Better(current, (next, acquisition.Value(next)));
            }
        }

        return current;
    }

    private static IEnumerable<double> Alternatives(Axis axis, double position, RandomSource random)
    {
        if (axis.Levels <= MostTried)
        {
            return Enumerable.Range(0, (int)axis.Levels).Select(axis.EvenPosition);
        }

        var (low, high) = axis.Cell(position);
        var width = high - low;
        return
        [
            low - width / 2, high + width / 2,
            .. Enumerable.Range(0, MostTried / 2).Select(_ => Variation.Step(axis, position, Math.Pow(10, -0.5 - 1.5 * random.NextDouble()), random)),
        ];
    }

    private static double[] With(double[] point, int[] axes, double[] positions)
    {
        var changed = point.ToArray();
        for (var i = 0; i < axes.Length; i++)
        {
            changed[axes[i]] = positions[i];
        }

        return changed;
    }

    private static (double[] Point, double Value) Better((double[] Point, double Value) a, (double[] Point, double Value) b) => b.Value > a.Value ? b : a;
}
