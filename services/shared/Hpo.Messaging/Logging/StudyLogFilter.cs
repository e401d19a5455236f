using Hpo.Contracts;
using MassTransit;

namespace Hpo.Messaging;

/// <summary>Names study, trial and attempt of a message on every log line written while it is handled.</summary>
internal sealed class StudyLogFilter<T> : IFilter<ConsumeContext<T>>
    where T : class
{
    private static readonly Func<T, int>? Attempt = typeof(T).GetProperty("Attempt") is { } property && property.PropertyType == typeof(int)
        ? property.GetMethod!.CreateDelegate<Func<T, int>>()
        : null;

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        using (Push(context.Message))
            await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("studyLog");

    private static IDisposable? Push(T message) => message is IStudyMessage study
        ? StudyLog.Push(study.StudyId, (message as ITrialMessage)?.Trial, Attempt?.Invoke(message))
        : null;
}
