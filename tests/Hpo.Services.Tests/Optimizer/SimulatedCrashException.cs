namespace Hpo.Services.Tests.Optimizer;

/// <summary>The process ended here.</summary>
internal sealed class SimulatedCrashException() : Exception("The process ended here.");
