using Serilog.Context;
using Serilog.Core;
using Serilog.Core.Enrichers;

namespace Hpo.Messaging;

/// <summary>Names the study, trial and attempt on every log line written while it is held. Consumers get this by themselves; background workers call it.</summary>
public static class StudyLog
{
    /// <summary>Starts naming them.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="trial">Number of the trial, from 0.</param>
    /// <param name="attempt">Which launch, from 1.</param>
    /// <returns>Ends it when disposed.</returns>
    public static IDisposable Push(string studyId, int? trial = null, int? attempt = null)
    {
        List<ILogEventEnricher> enrichers = [new PropertyEnricher("StudyId", studyId)];
        if (trial is not null)
            enrichers.Add(new PropertyEnricher("Trial", trial));
        if (attempt is not null)
            enrichers.Add(new PropertyEnricher("Attempt", attempt));
        return LogContext.Push([.. enrichers]);
    }
}
