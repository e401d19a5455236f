using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>Spaces of every kind, in both modes.</summary>
internal static class SpaceChecks
{
    private const int Trials = 24;

    public static IEnumerable<OptimizerCheck> All => new OptimizerMode[] { OptimizerMode.Asynchronous, OptimizerMode.Generational }.SelectMany(Of);

    private static IEnumerable<OptimizerCheck> Of(OptimizerMode mode)
    {
        yield return Space("linear", "continuous parameters on a linear scale", CheckSpaces.Linear);
        yield return Space("logarithmic", "parameters on a logarithmic and a reverse logarithmic scale", CheckSpaces.Logarithmic);
        yield return Space("integer", "integer parameters", CheckSpaces.Integers);
        yield return Space("stepped", "parameters that have steps", CheckSpaces.Stepped);
        yield return Space("static", "static parameters, and such with one value, beside others", CheckSpaces.Static);
        yield return Space("categorical", "categorical parameters, with values that look like numbers or have spaces, quotes and umlauts", CheckSpaces.Categorical);
        yield return Space("conditional", "parameters that exist under a condition, which may itself be one", CheckSpaces.Conditional);
        yield return Space("mixed", "parameters of every kind together", CheckSpaces.Mixed);
        yield return Exhausted("tiny", 12, CheckSpaces.Tiny);
        yield return Exhausted("tiny-conditional", 6, CheckSpaces.TinyConditional);
        yield return Exhausted("single", 1, CheckSpaces.Single);
        yield return new OptimizerCheck($"repeats-{Word(mode)}", $"A study that allows repetitions goes on in a space of 12 configurations ({Word(mode)}).", (context, ct) => RepeatAsync(context, mode, ct));
        yield return new OptimizerCheck($"several-objectives-{Word(mode)}", $"Studies of two objectives get valid candidates ({Word(mode)}).", (context, ct) => RunAsync(context, CheckSpaces.Linear, mode, CheckStudies.Two, ct)) { HasSeveralObjectives = true };

        OptimizerCheck Space(string name, string what, IReadOnlyList<Parameter> space) => new(
            $"{name}-{Word(mode)}", $"Candidates are valid and new for {what} ({Word(mode)}).", (context, ct) => RunAsync(context, space, mode, null, ct))
        { Space = space };

        OptimizerCheck Exhausted(string name, int size, IReadOnlyList<Parameter> space) => new(
            $"{name}-{Word(mode)}", $"In a space of {size} configuration{(size == 1 ? "" : "s")} each is suggested once, then it says exhausted ({Word(mode)}).", (context, ct) => ExhaustAsync(context, space, size, mode, ct))
        { Space = space };
    }

    private static string Word(OptimizerMode mode) => mode == OptimizerMode.Generational ? "generational" : "asynchronous";

    private static async Task RunAsync(CheckContext context, IReadOnlyList<Parameter> space, OptimizerMode mode, IReadOnlyList<Objective>? objectives, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, space, mode, Trials, objectives: objectives));
        await study.RunAsync(CheckStudies.Valley(study), ct);
        study.ExpectSettled(Trials);
    }

    private static async Task ExhaustAsync(CheckContext context, IReadOnlyList<Parameter> space, int size, OptimizerMode mode, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, space, mode, trials: 100));
        await study.RunAsync(CheckStudies.Valley(study), ct);
        study.ExpectSettled(size);
    }

    private static async Task RepeatAsync(CheckContext context, OptimizerMode mode, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Tiny, mode, allowRepeats: true));
        await study.RunAsync(CheckStudies.Valley(study), ct);
        if (study.State.Counts.Settled < Trials)
        {
            context.Note($"It suggests nothing more after {study.State.Counts.Settled} trials, although the study allows repetitions.");
        }
    }
}
