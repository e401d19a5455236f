namespace Hpo.Cli.Progress;

/// <summary>Shows a study while it runs.</summary>
internal interface IProgressDisplay
{
    /// <summary>A trial has an outcome.</summary>
    void TrialSettled(StudyProgress progress, SettledTrial trial);

    /// <summary>Called a few times a second.</summary>
    void Refresh(StudyProgress progress);
}
