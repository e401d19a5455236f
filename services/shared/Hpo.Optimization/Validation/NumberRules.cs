using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What the range of a continuous or integer parameter must satisfy.</summary>
internal static class NumberRules
{
    public static void Check(ParameterDraft draft)
    {
        if (!draft.Numeric)
        {
            return;
        }

        var whole = draft.Type != ParameterType.Integer || (Whole(draft, "min", draft.Min) & Whole(draft, "max", draft.Max));
        var ordered = whole && Ordered(draft);
        if (ordered)
        {
            Scaled(draft);
        }

        Stepped(draft, ordered);
    }

    private static bool Whole(ParameterDraft draft, string field, double? bound)
    {
        if (bound is not { } value)
        {
            return true;
        }

        if (!double.IsInteger(value))
        {
            draft.Problem(field, $"{field} {JsonValues.Show(value)} is not a whole number. Round it, or make the parameter continuous.");
            return false;
        }

        if (Math.Abs(value) > JsonValues.LargestWhole)
        {
            draft.Problem(field, $"{field} {JsonValues.Show(value)} is beyond ±2^53, where whole numbers are no longer exact. Narrow the range, or make the parameter continuous.");
            return false;
        }

        return true;
    }

    private static bool Ordered(ParameterDraft draft)
    {
        if (draft.Min is not { } min || draft.Max is not { } max)
        {
            return true;
        }

        if (min > max)
        {
            draft.Problem("min", $"min {JsonValues.Show(min)} exceeds max {JsonValues.Show(max)}. Swap the bounds.");
            return false;
        }

        if (!double.IsFinite(max - min))
        {
            draft.Problem("max", $"the range from {JsonValues.Show(min)} to {JsonValues.Show(max)} is too wide to compute with. Narrow it.");
            return false;
        }

        return true;
    }

    private static void Scaled(ParameterDraft draft)
    {
        if (draft.Scaling == Scaling.Logarithmic && draft.Min <= 0)
        {
            draft.Problem("min", $"logarithmic scaling needs a min above 0, not {JsonValues.Show(draft.Min.Value)}. Raise min, or use linear scaling.");
        }

        if (draft.Scaling == Scaling.ReverseLogarithmic && draft.Min < 0)
        {
            draft.Problem("min", $"reverseLogarithmic scaling needs a min of at least 0, not {JsonValues.Show(draft.Min.Value)}. Raise min, or use linear scaling.");
        }

        if (draft.Scaling == Scaling.ReverseLogarithmic && draft.Max >= 1)
        {
            draft.Problem("max", $"reverseLogarithmic scaling needs a max below 1, not {JsonValues.Show(draft.Max.Value)}. Lower max, or use linear scaling.");
        }
    }

    private static void Stepped(ParameterDraft draft, bool ordered)
    {
        if (draft.Step is not { } step)
        {
            return;
        }

        if (step <= 0)
        {
            draft.Problem("step", $"step {JsonValues.Show(step)} is not above 0. Give a positive step or none.");
        }
        else if (draft.Type == ParameterType.Integer && !double.IsInteger(step))
        {
            draft.Problem("step", $"step {JsonValues.Show(step)} is not a whole number. Round it, or make the parameter continuous.");
        }
        else if (ordered && draft.Min < draft.Max && step > draft.Max - draft.Min)
        {
            draft.Problem("step", $"step {JsonValues.Show(step)} is larger than the range from {JsonValues.Show(draft.Min.Value)} to {JsonValues.Show(draft.Max.Value)}. Give a smaller step.");
        }
        else if (ordered && draft is { Min: { } min, Max: { } max } && !new SteppedRange(min, max, step).IsCountable)
        {
            draft.Problem("step", $"steps of {JsonValues.Show(step)} from {JsonValues.Show(min)} to {JsonValues.Show(max)} cannot be counted exactly. Give a larger step, a narrower range or no step.");
        }
    }
}
