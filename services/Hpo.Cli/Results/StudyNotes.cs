using Hpo.Contracts;

namespace Hpo.Cli.Results;

/// <summary>What the system made of a study when it was accepted, for people.</summary>
internal static class StudyNotes
{
    private const int MostReasons = 5;

    /// <summary>Lines for the choice of an optimizer and for what is known from the beginning; none where there is neither.</summary>
    public static IEnumerable<string> Of(OptimizerChoice? choice, PriorKnowledge? prior)
    {
        if (choice is not null)
        {
            yield return $"{OptimizerSelection.Auto} chose {choice.Name}: {choice.Reason}";
        }

        if (prior is not null)
        {
            yield return $"Warm start: {prior.Used} trials of {prior.Origin} are known{(prior.LeftOut == 0 ? "" : $", {prior.LeftOut} are left out")}";
        }

        foreach (var reason in prior?.Reasons?.Take(MostReasons) ?? [])
        {
            yield return $"  {reason}";
        }
    }
}
