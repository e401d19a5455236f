using Hpo.Contracts;
using Hpo.Optimizer.Studies;
using MassTransit;

namespace Hpo.Optimizer.Consumers;

/// <summary>Reports what is known of studies.</summary>
internal sealed class ReportStudiesConsumer(StudyReporter reporter) : IConsumer<ReportStudies>
{
    public Task Consume(ConsumeContext<ReportStudies> context) => reporter.ReportAsync(context.Message, context.CancellationToken);
}
