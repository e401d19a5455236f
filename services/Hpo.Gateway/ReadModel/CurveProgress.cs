using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>What observations do to a trial's curve.</summary>
internal static class CurveProgress
{
    /// <summary>The latest points are kept; a chart shows no more, and the document stays small.</summary>
    public const int MaxPoints = 1_000;

    /// <summary>Adds a point; the same point again, or one older than all of a full curve, changes nothing.</summary>
    public static CurveDocument Observe(CurveDocument? curve, MetricObserved observed)
    {
        var known = curve ?? new CurveDocument { StudyId = observed.StudyId, Trial = observed.Trial };
        var point = new CurvePoint(observed.Attempt, observed.Metric, observed.Step, observed.Value, observed.Time);
        var place = Place(known.Points, point);
        if ((place > 0 && Compare(known.Points[place - 1], point) == 0) || (place == 0 && known.Points.Count >= MaxPoints))
        {
            return known;
        }

        var points = known.Points.ToList();
        points.Insert(place, point);
        return known with { Points = points.Count > MaxPoints ? points[^MaxPoints..] : points };
    }

    // Behind every point that is not later; points mostly come in order, so the search starts at the end.
    private static int Place(IReadOnlyList<CurvePoint> points, CurvePoint point)
    {
        var place = points.Count;
        while (place > 0 && Compare(points[place - 1], point) > 0)
        {
            place--;
        }

        return place;
    }

    private static int Compare(CurvePoint a, CurvePoint b) =>
        (a.Attempt, a.Time, a.Step).CompareTo((b.Attempt, b.Time, b.Step)) is var order and not 0 ? order : string.CompareOrdinal(a.Metric, b.Metric);
}
