using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Gateway;

/// <summary>
/// What events do to a trial. Each event fills in its own part, an attempt or the outcome, so that their order does not matter and a repeated one changes nothing.
/// </summary>
internal static class TrialProgress
{
    public static TrialDocument Propose(TrialDocument? trial, CandidateProposed proposed) =>
        Propose(trial, proposed, proposed.Objectives, proposed.Generation, proposed.Hyperparameters);

    /// <summary>Brings in what the optimizer reports.</summary>
    public static TrialDocument Report(TrialDocument? trial, TrialReported reported)
    {
        var known = Propose(trial, reported, reported.Objectives, reported.Generation, reported.Hyperparameters);
        known = reported.Unavailable is { } unavailable ? GiveUp(known, unavailable) : known;
        return reported.Measured is { } measured ? Measure(known, measured) : known;
    }

    /// <summary>Brings in what the trainer reports.</summary>
    public static TrialDocument Report(TrialDocument? trial, JobReported reported)
    {
        var known = trial ?? new TrialDocument { StudyId = reported.StudyId, Trial = reported.Trial };
        known = reported.Started is { } started ? Start(known, started) : known;
        return reported.Completed is { } completed ? End(known, completed) : known;
    }

    public static TrialDocument Start(TrialDocument? trial, JobStarted started) =>
        Attempt(trial, started.Attempt) is { StartedAt: not null } && trial is not null ? trial : With(
            Known(trial, started, started.Objectives),
            (Attempt(trial, started.Attempt) ?? new TrialAttempt { Number = started.Attempt, JobName = started.JobName }) with { StartedAt = started.StartedAt });

    public static TrialDocument End(TrialDocument? trial, JobCompleted ended) =>
        Attempt(trial, ended.Attempt) is { JobStatus: not null } && trial is not null ? trial : With(
            Known(trial, ended, ended.Objectives),
            (Attempt(trial, ended.Attempt) ?? new TrialAttempt { Number = ended.Attempt, JobName = ended.JobName }) with
            {
                EndedAt = ended.EndedAt,
                JobStatus = ended.Status,
                FailureReason = ended.FailureReason,
                FailureClass = ended.FailureClass,
                WillRetry = ended.WillRetry,
                Seconds = ended.Seconds,
                BillableSeconds = ended.BillableSeconds,
                InstanceType = ended.InstanceType,
                ModelArtifact = ended.ModelArtifact,
            });

    public static TrialDocument Measure(TrialDocument? trial, FitnessMeasured measured) =>
        Settle(trial, measured, new TrialOutcome
        {
            Attempt = measured.Attempt,
            Values = measured.Values,
            Seconds = measured.Seconds,
            BillableSeconds = Outcome.Of(measured).BillableSeconds,
            InstanceType = Outcome.Of(measured).InstanceType,
        });

    public static TrialDocument GiveUp(TrialDocument? trial, FitnessUnavailable unavailable) =>
        Settle(trial, unavailable, new TrialOutcome
        {
            Attempt = unavailable.Attempt,
            Reason = unavailable.Reason,
            FailureClass = unavailable.FailureClass,
            LogTail = unavailable.LogTail,
            Seconds = unavailable.Seconds,
            BillableSeconds = Outcome.Of(unavailable).BillableSeconds,
            InstanceType = Outcome.Of(unavailable).InstanceType,
        });

    private static TrialDocument Propose(
        TrialDocument? trial, ITrialMessage message, IReadOnlyList<Objective> objectives, int generation, IReadOnlyDictionary<string, string> hyperparameters) =>
        trial is { Hyperparameters: not null } ? trial : Known(trial, message, objectives) with { Generation = generation, Hyperparameters = hyperparameters };

    // The outcome of the later attempt counts; of one attempt, the one with values.
    private static TrialDocument Settle(TrialDocument? trial, ITrialMessage message, TrialOutcome outcome)
    {
        var stands = trial?.Outcome is { } known
            && (known.Attempt > outcome.Attempt || (known.Attempt == outcome.Attempt && (known.Values is not null || outcome.Values is null)));
        return stands && trial is not null ? trial : Known(trial, message, []) with { Outcome = outcome };
    }

    private static TrialDocument Known(TrialDocument? trial, ITrialMessage message, IReadOnlyList<Objective> objectives)
    {
        var known = trial ?? new TrialDocument { StudyId = message.StudyId, Trial = message.Trial };
        return known.Objectives.Count > 0 ? known : known with { Objectives = [.. objectives.Select(objective => objective.Metric)] };
    }

    private static TrialAttempt? Attempt(TrialDocument? trial, int number) => trial?.Attempts.FirstOrDefault(attempt => attempt.Number == number);

    private static TrialDocument With(TrialDocument trial, TrialAttempt attempt) =>
        trial with { Attempts = [.. trial.Attempts.Where(other => other.Number != attempt.Number).Append(attempt).OrderBy(other => other.Number)] };
}
