using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Metrics.Trying;
using MassTransit;

namespace Hpo.Metrics.Consumers;

/// <summary>Receives <see cref="TestMetrics"/> and answers with <see cref="MetricsTested"/>.</summary>
internal sealed class TestMetricsConsumer(MetricsTester tester) : IConsumer<TestMetrics>
{
    public async Task Consume(ConsumeContext<TestMetrics> context) => await context.AnswerAsync(await tester.TestAsync(context.Message, context.CancellationToken));
}
