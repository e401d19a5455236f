using System.Runtime.InteropServices;

namespace Hpo.SageMakerLocal;

/// <summary>The endpoint as a program of its own, until SIGTERM or Ctrl-C.</summary>
internal static class StandaloneProgram
{
    private const int BadConfiguration = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await using var server = await SageMakerLocalServer.StartAsync(StandaloneSettings.Read(args), CancellationToken.None);
            await stop.Task;
            return 0;
        }
        catch (LocalConfigurationException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return BadConfiguration;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }
}
