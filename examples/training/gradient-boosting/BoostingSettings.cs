using System.Globalization;
using Hpo.Examples.Training;

namespace Hpo.Examples.GradientBoosting;

/// <summary>XGBoost's hyper-parameters, and what they become for LightGBM; README.md explains each line.</summary>
internal sealed record BoostingSettings(int Rounds, double RowWeight, string NativeParameters)
{
    /// <summary>LightGBM grows by leaves, XGBoost by levels: 2^depth leaves give the same full tree, and this bounds the time of the deep ones.</summary>
    private const int MaxLeaves = 64;

    /// <summary>LightGBM estimates the rows of a leaf from its hessian; without a lower limit it ends in an error when the hessians vanish. This is its own default.</summary>
    private const double MinLeafHessian = 1e-3;

    public static BoostingSettings Read(Hyperparameters given)
    {
        var rounds = given.Integer("num_round", 100, 1, 100_000);
        var rowWeight = given.Number("row_weight", 1, 0.001, 1000);
        var depth = given.Integer("max_depth", 6, 0, 100);
        // The only objective and metric of this program; named so that a study written for XGBoost can keep them.
        given.Choice("objective", "binary:logistic");
        given.Choice("eval_metric", "auc");
        string[] native =
        [
            "objective=binary", "metric=auc,binary_logloss", "is_provide_training_metric=true",
            "num_threads=1", "max_bin=63", "deterministic=true", "force_row_wise=true", "verbosity=-1",
            Native("learning_rate", given.Number("eta", 0.3, 0.0001, 1)),
            Native("lambda_l1", given.Number("alpha", 0, 0, 1e6)),
            Native("lambda_l2", given.Number("lambda", 1, 0, 1e6)),
            Native("min_gain_to_split", given.Number("gamma", 0, 0, 1e6)),
            Native("min_sum_hessian_in_leaf", Math.Max(MinLeafHessian, given.Number("min_child_weight", 1, 0, 1e6))),
            Native("max_delta_step", given.Number("max_delta_step", 0, 0, 1e6)),
            Native("max_depth", depth == 0 ? -1 : depth),
            Native("num_leaves", depth is 0 or > 6 ? MaxLeaves : 1 << depth),
            // XGBoost limits a leaf by its weight only.
            "min_data_in_leaf=1",
            Native("bagging_fraction", given.Number("subsample", 1, 0.01, 1)), "bagging_freq=1",
            Native("feature_fraction", given.Number("colsample_bytree", 1, 0.01, 1)),
            Native("feature_fraction_bynode", given.Number("colsample_bylevel", 1, 0.01, 1)),
            Native("seed", given.Integer("seed", 1, 0, int.MaxValue))
        ];
        InvalidHyperparametersException.ThrowIfAny(given.Problems());
        return new(rounds, rowWeight, string.Join(' ', native));
    }

    private static string Native(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
}
