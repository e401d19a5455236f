using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>Studies that are trials of another study. Whoever submits one, it is one of those that its parent asks for.</summary>
internal static class Parents
{
    private static readonly string Acceptance = MessageNames.Kebab(typeof(StudyAccepted));

    /// <summary>What is wrong with an inner study's place, or null.</summary>
    /// <param name="trial">The trial it is to be run for.</param>
    /// <param name="studyId">Its id.</param>
    /// <param name="parent">The outer study as it is known here; null when it is not.</param>
    /// <param name="isNew">Whether the inner study is unknown so far.</param>
    public static Problem? Check(ParentTrial trial, string studyId, StudyDocument? parent, bool isNew) => parent switch
    {
        not { Study: not null } => new Problem("parent.studyId", $"There is no study '{trial.StudyId}' here whose trial this could be. Submit the study without parent."),
        not { Study.Training.Study: not null, Parent: null } =>
            new Problem("parent.studyId", $"The trials of study '{trial.StudyId}' are training jobs, not studies. Submit the study without parent."),
        _ when trial.Trial < 0 || trial.Trial >= parent.Study.Budget.MaxTrials || trial.Attempt is < 1 or > InnerIds.Attempts =>
            new Problem("parent.trial", $"Study '{trial.StudyId}' has no trial {trial.Trial} with attempt {trial.Attempt}. Submit the study without parent."),
        _ when !InnerIds.All(trial, parent.Study.Training).Contains(studyId) =>
            new Problem("studyId", $"'{studyId}' is no inner study of trial {trial.Trial} of study '{trial.StudyId}'; their ids are {InnerIds.Prefix(trial)}PROBLEM-REPEAT. Submit the study without parent."),
        { Status: >= StudyStatus.Stopping } when isNew => new Problem("parent.studyId", $"Study '{trial.StudyId}' has ended or is about to. Nothing more is started for it."),
        _ => null,
    };

    /// <summary>Sends the acceptance once more, for a parent that has heard nothing for a while: whoever missed it begins, and a study that has ended says so again.</summary>
    public static StudyDocument TellAgain(StudyDocument study, DateTimeOffset now) =>
        study is { Study: { } accepted, AcceptedAt: { } acceptedAt, Prior: null } && study.Unsent.All(message => message.Name != Acceptance)
            ? study.Send(new StudyAccepted { StudyId = study.Id, Study = accepted, AcceptedAt = acceptedAt, Parent = study.Parent, Prices = study.Prices }, now)
            : study;
}
