namespace Hpo.Services.Tests.Trainer;

internal sealed class SimulatedCrashException() : Exception("The process died here.");
