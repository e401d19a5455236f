using System.Threading.Channels;

namespace Hpo.Cli.Local;

/// <summary>The messages of this process, in order, for the progress display.</summary>
internal sealed class StudyFeed
{
    private readonly Channel<object> _messages = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader<object> Messages => _messages.Reader;

    // An unbounded channel that is never completed takes every message.
    public void Observe(object message) => _messages.Writer.TryWrite(message);
}
