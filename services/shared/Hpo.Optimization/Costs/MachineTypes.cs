using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>The machines that a study pays for.</summary>
public static class MachineTypes
{
    /// <summary>Every machine type that a job of the study may run on.</summary>
    /// <param name="training">The training job of the study.</param>
    public static IReadOnlyList<string> Of(TrainingTemplate training)
    {
        ArgumentNullException.ThrowIfNull(training);
        return [.. new[] { training.InstanceType }.Concat(training.InstanceTypes ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
