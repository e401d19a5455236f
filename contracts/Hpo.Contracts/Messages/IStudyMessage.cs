namespace Hpo.Contracts;

/// <summary>A message about one study; the id goes on every log line written while it is handled.</summary>
public interface IStudyMessage
{
    /// <summary>Id of the study.</summary>
    string StudyId { get; }
}
