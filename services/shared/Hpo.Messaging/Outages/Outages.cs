using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>
/// What keeps this process from handling messages although nothing is wrong with them: its store or its broker is away. Such messages wait with their handler and
/// are tried again until they succeed, so that an outage costs time and nothing else.
/// </summary>
public sealed class Outages
{
    private readonly HashSet<Type> _kinds;
    private readonly ILogger<Outages> _log;
    private string? _reason;

    internal Outages(IEnumerable<Type> kinds, ILogger<Outages> log)
    {
        _kinds = kinds.Append(typeof(BrokerUnavailableException)).ToHashSet();
        _log = log;
    }

    /// <summary>Why messages wait; null while none does.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    internal bool IsOne(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (_kinds.Contains(cause.GetType()))
                return true;
        }

        return false;
    }

    /// <summary>Says once that messages wait, however many do and however often they are tried.</summary>
    internal void Met(Exception failure)
    {
        if (Interlocked.CompareExchange(ref _reason, failure.Message, null) is null)
            _log.LogError("Messages wait until this is over, none is lost: {Reason}", failure.Message);
    }

    /// <summary>A message that had been tried before was handled.</summary>
    internal void Overcome()
    {
        if (Interlocked.Exchange(ref _reason, null) is { } reason)
            _log.LogInformation("Messages are handled again after: {Reason}", reason);
    }
}
