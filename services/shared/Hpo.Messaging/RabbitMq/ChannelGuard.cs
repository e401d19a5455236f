using MassTransit;
using MassTransit.RabbitMqTransport;

namespace Hpo.Messaging;

/// <summary>
/// Gives up a channel that has been closed for a while and whose user has not noticed. Where several declarations wait for their turn on a channel as its
/// connection breaks, the client forgets one of them (it disposes the semaphore that they wait for), and the endpoint would wait for it for ever: a service
/// that starts while its broker dies would never consume. The failure makes the endpoint connect again.
/// </summary>
internal sealed class ChannelGuard(TimeProvider clock) : IFilter<ChannelContext>
{
    // Time for handlers to finish what they hold, which is how the use of a closed channel ends otherwise.
    private const int MostGlances = 5;
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    // MassTransit connects again only after failures that have a cause which it knows, or takes, for transient.
    private static TimeoutException NotNoticed => new("The user of a channel did not notice that it was closed.");

    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        var use = next.Send(context);
        using var timer = new PeriodicTimer(Glance, clock);
        for (var closed = 0; closed < MostGlances && !use.IsCompleted; closed = context.Channel.IsOpen ? 0 : closed + 1)
            await Task.WhenAny(use, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
        if (!use.IsCompleted)
            throw new RabbitMqConnectionException("The connection broke", NotNoticed);
        await use;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("channelGuard");
}
