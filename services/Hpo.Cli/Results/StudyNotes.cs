using Hpo.Contracts;

namespace Hpo.Cli.Results;

/// <summary>What the system made of a study when it was accepted, for people.</summary>
internal static class StudyNotes
{
    /// <summary>One line each for the choice of an optimizer and for what is known from an earlier study; none where there is neither.</summary>
    public static IEnumerable<string> Of(OptimizerChoice? choice, PriorKnowledge? prior)
    {
        if (choice is not null)
        {
            yield return $"{OptimizerSelection.Auto} chose {choice.Name}: {choice.Reason}";
        }

        if (prior is not null)
        {
            yield return $"Warm start: {prior.Used} trials of {prior.StudyId} are known{(prior.LeftOut == 0 ? "" : $", {prior.LeftOut} are left out")}";
        }
    }
}
