using Microsoft.Extensions.Options;

namespace Hpo.Trainer;

/// <summary>When jobs are looked at by themselves: as the settings say, or, while lists tell what changed, only when no list did for long.</summary>
internal sealed class WatchPace(IOptions<TrainerOptions> options)
{
    private volatile SurveyPlan? plan;
    private volatile bool listFails;

    /// <summary>How lists are read at present; null when the jobs are too few.</summary>
    public SurveyPlan? Plan
    {
        get => plan;
        set => plan = value;
    }

    /// <summary>Whether the last list could not be had.</summary>
    public bool ListFails
    {
        get => listFails;
        set => listFails = value;
    }

    /// <summary>The settings with the times between looks that hold at present.</summary>
    public TrainerOptions Options => Plan is { Net: var net } && !ListFails
        ? options.Value with { FirstPollDelay = net, MinPollInterval = net, MaxPollInterval = net }
        : options.Value;

    /// <summary>The plan by which jobs, so many of which are due at once, wait for the next list; null when each is to be looked at.</summary>
    public SurveyPlan? PlanFor(int due) => ListFails ? null : Plan ?? SurveyPlan.For(due, options.Value);
}
