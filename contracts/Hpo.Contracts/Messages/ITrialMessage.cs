namespace Hpo.Contracts;

/// <summary>A message about one trial; its number goes on every log line written while it is handled.</summary>
public interface ITrialMessage : IStudyMessage
{
    /// <summary>Number of the trial within its study, from 0.</summary>
    int Trial { get; }
}
