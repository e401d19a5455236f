namespace Hpo.Examples.Training;

internal sealed class InvalidHyperparametersException(IReadOnlyList<string> problems)
    : Exception("Invalid hyper-parameters. " + string.Join("; ", problems) + ".")
{
    public static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw new InvalidHyperparametersException(problems);
    }
}
