using Hpo.Contracts;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>Names study, trial and attempt of a message on every log line written while it is handled, also on the line about its failure.</summary>
internal sealed class StudyLogFilter<T>(Outages outages, ILogger<StudyLogFilter<T>> log) : IFilter<ConsumeContext<T>>
    where T : class
{
    private static readonly Func<T, int>? Attempt = typeof(T).GetProperty("Attempt") is { } property && property.PropertyType == typeof(int)
        ? property.GetMethod!.CreateDelegate<Func<T, int>>()
        : null;

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        using var names = Push(context.Message);
        try
        {
            await next.Send(context);
            if (context.GetRetryAttempt() > 0)
                outages.Overcome();
        }
        catch (Exception e) when (outages.IsOne(e))
        {
            outages.Met(e);
            throw;
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            log.LogWarning("{Message} failed, retry {Retry}: {Reason}", typeof(T).Name, context.GetRetryAttempt(), e.Message);
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("studyLog");

    private static IDisposable? Push(T message) => message is IStudyMessage study
        ? StudyLog.Push(study.StudyId, (message as ITrialMessage)?.Trial, Attempt?.Invoke(message))
        : null;
}
