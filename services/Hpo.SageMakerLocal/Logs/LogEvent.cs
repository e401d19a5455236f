namespace Hpo.SageMakerLocal.Logs;

/// <summary>One line of a log; the time is in epoch milliseconds.</summary>
internal sealed record LogEvent(long Time, string Message);
