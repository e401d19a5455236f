using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hpo.Examples.Training;

/// <summary>What every training program does around its training: stop when asked to, and say why when it cannot train.</summary>
internal static class TrainingProgram
{
    public delegate void Train(TrainingContainer container, Hyperparameters hyperparameters, CancellationToken stop);

    public static int Run(Train train)
    {
        using var stop = new CancellationTokenSource();
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        var container = TrainingContainer.FromEnvironment();
        try
        {
            train(container, Hyperparameters.Load(container.HyperparametersFile), stop.Token);
            return 0;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or JsonException or UnauthorizedAccessException or InvalidHyperparametersException or MissingLibraryException)
        {
            Fail(container, failure.Message);
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            // The default action ends the process at once; the training loop ends by itself and saves its model.
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static void Fail(TrainingContainer container, string reason)
    {
        Console.Error.WriteLine(reason);
        Directory.CreateDirectory(Path.GetDirectoryName(container.FailureFile)!);
        File.WriteAllText(container.FailureFile, reason);
    }
}
