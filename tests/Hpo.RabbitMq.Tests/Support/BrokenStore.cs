using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

/// <summary>Makes handlers fail as they do without their store, for a number of calls.</summary>
internal sealed class BrokenStore
{
    private int _calls;

    public BrokenStore(Inbox inbox, int failures) => inbox.OnMessage = _ =>
        Interlocked.Increment(ref _calls) <= failures ? throw new StoreAwayException("the disk is full") : Task.CompletedTask;

    public int Calls => Volatile.Read(ref _calls);
}

/// <summary>What a store throws while it is away.</summary>
internal sealed class StoreAwayException(string message) : Exception(message);
