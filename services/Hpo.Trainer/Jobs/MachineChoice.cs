using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Which type of machine an attempt asks for.</summary>
internal static class MachineChoice
{
    /// <summary>The first choice, and for every earlier attempt that found no capacity the one after; behind the last comes the first again.</summary>
    /// <param name="training">What the study allows.</param>
    /// <param name="shortages">How many attempts of the trial found no capacity.</param>
    public static string For(TrainingTemplate training, int shortages)
    {
        var further = training.InstanceTypes ?? [];
        var choice = shortages % (further.Count + 1);
        return choice == 0 ? training.InstanceType : further[choice - 1];
    }
}
