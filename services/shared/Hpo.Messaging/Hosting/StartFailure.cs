using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpo.Messaging;

/// <summary>Ends a process that will never be able to work, so that whoever started it gets to know.</summary>
internal sealed class StartFailure(IHostApplicationLifetime lifetime, ILogger<StartFailure> log)
{
    /// <summary>Why the process cannot work; null while it can.</summary>
    public string? Reason { get; private set; }

    public void Report(string reason)
    {
        Reason = reason;
        log.LogCritical("{Reason}", reason);
        lifetime.StopApplication();
    }
}
