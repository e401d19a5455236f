using CsCheck;
using Hpo.Contracts;

namespace Hpo.TestKit.Optimizers;

/// <summary>Search spaces for property tests.</summary>
public static class Spaces
{
    public static readonly IReadOnlyList<Parameter> Bowl = [Some.Continuous("x"), Some.Continuous("y"), Some.Continuous("z")];

    public static readonly IReadOnlyList<Parameter> Mixed =
    [
        Some.Continuous("lr", 0.0001, 0.5, Scaling.Logarithmic),
        Some.Integer("layers", 1, 9),
        Some.Categorical("optimizer", "sgd", "adam", "lamb"),
        Some.Continuous("momentum", 0, 0.99).When("optimizer", "sgd"),
        Some.Static("batch_size", "100"),
    ];

    private static readonly Gen<Scaling> Scales = Gen.OneOfConst(Scaling.Linear, Scaling.Logarithmic, Scaling.ReverseLogarithmic);

    private static readonly Gen<Parameter> ContinuousGen =
        from scaling in Scales
        from low in scaling == Scaling.Linear ? Gen.Double[-1000, 1000] : Gen.Double[0.001, 0.5]
        from width in scaling == Scaling.ReverseLogarithmic ? Gen.Double[0.001, 0.45] : Gen.Double[0.001, 1000]
        from parts in Gen.OneOf(Gen.Const(0), Gen.Int[1, 20])
        select Some.Continuous("p", Round(low), Round(low) + Round(width), scaling, parts == 0 ? null : Round(width / parts) is > 0 and var step ? step : null);

    private static readonly Gen<Parameter> IntegerGen =
        from scaling in Gen.OneOfConst(Scaling.Linear, Scaling.Logarithmic)
        from low in scaling == Scaling.Linear ? Gen.Int[-50, 50] : Gen.Int[1, 50]
        from width in Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 5000])
        from step in Gen.Int[1, 3]
        select Some.Integer("p", low, low + width, scaling, step == 1 ? null : step);

    private static readonly Gen<Parameter> CategoricalGen =
        Gen.Int[1, 9].Select(n => Some.Categorical("p", [.. Enumerable.Range(0, n).Select(i => $"choice {i}")]));

    /// <summary>One tuned parameter of any kind.</summary>
    public static Gen<Parameter> Parameter => Gen.OneOf(ContinuousGen, IntegerGen, CategoricalGen);

    /// <summary>One to six parameters, some of them conditional on an earlier categorical one.</summary>
    public static Gen<IReadOnlyList<Parameter>> Any =>
        from parameters in Parameter.Array[1, 6]
        from conditional in Gen.Bool.Array[6]
        select (IReadOnlyList<Parameter>)Connect(parameters, conditional);

    private static List<Parameter> Connect(Parameter[] parameters, bool[] conditional)
    {
        var named = parameters.Select((p, i) => p with { Name = $"p{i}" }).ToList();
        for (var i = 1; i < named.Count; i++)
        {
            var parent = named[i - 1];
            if (conditional[i] && parent.Values is { } values)
            {
                named[i] = named[i].When(parent.Name, values[0]);
            }
        }

        return named;
    }

    private static double Round(double value) => Math.Round(value, 4);
}
