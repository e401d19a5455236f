namespace Hpo.Messaging;

/// <summary>The queues of the services. Replicas of a service share its queue and compete for messages.</summary>
public static class Queues
{
    /// <summary>The gateway's queue: submissions and everything the read model shows.</summary>
    public const string Gateway = "hpo.gateway";

    /// <summary>The optimizer's queue: accepted studies and outcomes of trials.</summary>
    public const string Optimizer = "hpo.optimizer";

    /// <summary>The trainer's queue: candidates to launch and jobs to stop.</summary>
    public const string Trainer = "hpo.trainer";

    /// <summary>The metrics service's queue: jobs whose logs are to be read.</summary>
    public const string Metrics = "hpo.metrics";

    private const string OptimizerPlugins = "hpo.optimizer-plugin.";

    /// <summary>The queue of an optimizer service: the questions that are put to the optimizer of that name.</summary>
    /// <param name="optimizer">Name of the optimizer.</param>
    public static string OptimizerPlugin(string optimizer) => $"{OptimizerPlugins}{optimizer}";

    /// <summary>The name of the optimizer whose service has the queue; null for the queue of any other service.</summary>
    internal static string? OptimizerOf(string queue) => queue.StartsWith(OptimizerPlugins, StringComparison.Ordinal) ? queue[OptimizerPlugins.Length..] : null;

    /// <summary>Where messages go that a queue's service could not handle, with the reason in the header <c>MT-Fault-Message</c>.</summary>
    /// <param name="queue">Name of a queue.</param>
    public static string ErrorsOf(string queue) => $"{queue}_error";
}
