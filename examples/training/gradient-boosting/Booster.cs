namespace Hpo.Examples.GradientBoosting;

/// <summary>A model that grows by one tree per round.</summary>
internal sealed class Booster : IDisposable
{
    private const int AllIterations = -1;

    private readonly nint _handle;

    private Booster(nint handle) => _handle = handle;

    public static Booster Create(Dataset training, Dataset validation, string parameters)
    {
        LightGbm.Check(LightGbm.LGBM_BoosterCreate(training.Handle, parameters, out var handle));
        var booster = new Booster(handle);
        LightGbm.Check(LightGbm.LGBM_BoosterAddValidData(handle, validation.Handle));
        return booster;
    }

    /// <summary>False when no leaf may be split any further, so that no tree was added.</summary>
    public bool AddTree()
    {
        LightGbm.Check(LightGbm.LGBM_BoosterUpdateOneIter(_handle, out var isFinished));
        return isFinished == 0;
    }

    public Scores TrainingScores() => ScoresOf(0);

    public Scores ValidationScores() => ScoresOf(1);

    public void Save(string file) => LightGbm.Check(LightGbm.LGBM_BoosterSaveModel(_handle, 0, AllIterations, 0, file));

    public void Dispose() => LightGbm.Check(LightGbm.LGBM_BoosterFree(_handle));

    private Scores ScoresOf(int dataset)
    {
        Span<double> results = stackalloc double[2];
        LightGbm.Check(LightGbm.LGBM_BoosterGetEval(_handle, dataset, out _, results));
        return new(results[0], results[1]);
    }
}

/// <summary>Area under the ROC curve, and the mean logistic loss.</summary>
internal sealed record Scores(double Auc, double LogLoss);
