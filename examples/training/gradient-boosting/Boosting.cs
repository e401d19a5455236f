using System.Globalization;

namespace Hpo.Examples.GradientBoosting;

internal static class Boosting
{
    private const int Lines = 20;

    /// <summary>Adds trees until the last round, until no tree can be added, or until it is asked to stop. About twenty lines of metrics, the last of them for the final model.</summary>
    public static void Run(Booster booster, int rounds, TextWriter log, CancellationToken stop)
    {
        var interval = Math.Max(1, rounds / Lines);
        for (var round = 1; round <= rounds; round++)
        {
            if (stop.IsCancellationRequested)
            {
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"asked to stop before round {round}"));
                return;
            }
            var grew = booster.AddTree();
            if (!grew || round == rounds || round % interval == 0)
                Report(booster, round, log);
            if (grew)
                continue;
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"no leaf can be split any further in round {round}"));
            return;
        }
    }

    private static void Report(Booster booster, int round, TextWriter log)
    {
        var training = booster.TrainingScores();
        var validation = booster.ValidationScores();
        log.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"[{round}] train-auc={training.Auc:0.######} validation-auc={validation.Auc:0.######} validation-logloss={validation.LogLoss:0.######}"));
        log.Flush();
    }
}
