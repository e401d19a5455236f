using Hpo.Contracts;
using MassTransit;

namespace Hpo.Gateway;

/// <summary>Receives what happens to studies and trials.</summary>
internal sealed class ReadModelConsumer(ReadModelEvents events) :
    IConsumer<StudyAccepted>,
    IConsumer<CandidateProposed>,
    IConsumer<JobStarted>,
    IConsumer<JobCompleted>,
    IConsumer<MetricObserved>,
    IConsumer<FitnessMeasured>,
    IConsumer<FitnessUnavailable>,
    IConsumer<IncumbentImproved>,
    IConsumer<StudyCompleted>,
    IConsumer<StudyFailed>,
    IConsumer<StudyPaused>,
    IConsumer<StudyResumed>,
    IConsumer<StudyReported>,
    IConsumer<TrialReported>,
    IConsumer<JobReported>,
    IConsumer<TrialDelayed>
{
    public Task Consume(ConsumeContext<StudyAccepted> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<CandidateProposed> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<JobStarted> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<JobCompleted> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<MetricObserved> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<FitnessMeasured> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<FitnessUnavailable> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<IncumbentImproved> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StudyCompleted> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StudyFailed> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StudyPaused> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StudyResumed> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<StudyReported> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<TrialReported> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<JobReported> context) => events.HandleAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<TrialDelayed> context) => events.HandleAsync(context.Message, context.CancellationToken);
}
