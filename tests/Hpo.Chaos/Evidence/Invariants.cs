using System.Globalization;
using Hpo.BenchmarkProblems;

namespace Hpo.Chaos.Evidence;

/// <summary>The promises of the system, checked on what is found after a run. Pure.</summary>
internal static class Invariants
{
    private const string ErrorQueue = "_error";
    private const string SkippedQueue = "_skipped";

    public static IReadOnlyList<Invariant> Check(Findings found) =>
    [
        new("every study completed", [.. found.Studies.Where(s => !s.IsCompleted).Select(s => $"{s.Id}: {s.Measured + s.Unavailable} of {found.MaxTrials} trials have an outcome")]),
        new("every trial has exactly one outcome", OfStudies(found, study => Outcomes(study, found.MaxTrials))),
        new("no attempt has more than one job", [.. found.Jobs.Where(j => j.Accepted > 1 || j.Starts > 1).Select(j => $"{j.Name} was created {j.Accepted} and started {j.Starts} times")]),
        new("no attempt is above maxAttempts", [.. found.Jobs.Where(j => j.Attempt > found.MaxAttempts).Select(j => j.Name)]),
        new("a further attempt follows a failed one only", OfStudies(found, study => Attempts(found.JobsOf(study)))),
        new("no job is outside the budget of maxTrials", [.. found.Jobs.Where(j => j.Trial >= found.MaxTrials).Select(j => j.Name)]),
        new("never more jobs at once than maxParallelTrials", OfStudies(found, study => Parallelism(found.JobsOf(study), found.MaxParallelTrials))),
        new("every measured value is that of the trial's hyper-parameters", OfStudies(found, study => study.Trials.Where(t => !IsTrue(t)).Select(t => Text($"trial {t.Trial}")))),
        new("every outcome follows from the trial's last job", OfStudies(found, study => Outcomes(study, found.JobsOf(study)))),
        new("counts and incumbent follow from the outcomes", OfStudies(found, Totals)),
        new("the gateway shows what the optimizer stored", OfStudies(found, Shown)),
        new("no job runs any more", [.. found.Jobs.Where(j => !j.IsOver).Select(j => $"{j.Name} is {j.Status}")]),
        new("no message is left in an error queue", [.. found.Queues.Where(q => q.Value > 0 && IsForErrors(q.Key)).Select(Messages)]),
        new("no message is left undone", [.. found.Queues.Where(q => q.Value > 0 && !IsForErrors(q.Key)).Select(Messages), .. OfStudies(found, s => s.Unsent > 0 ? [Text($"{s.Unsent} unsent")] : [])]),
    ];

    private static List<string> OfStudies(Findings found, Func<StudyEvidence, IEnumerable<string>> violations) =>
        [.. found.Studies.SelectMany(study => violations(study).Select(violation => $"{study.Id}: {violation}"))];

    private static IEnumerable<string> Outcomes(StudyEvidence study, int maxTrials)
    {
        var numbers = study.Trials.CountBy(t => t.Trial).ToDictionary();
        return Enumerable.Range(0, maxTrials).Where(n => !numbers.ContainsKey(n)).Select(n => Text($"trial {n} has none"))
            .Concat(numbers.Where(n => n.Value > 1).Select(n => Text($"trial {n.Key} has {n.Value}")))
            .Concat(numbers.Keys.Where(n => n < 0 || n >= maxTrials).Select(n => Text($"trial {n} is outside the budget")));
    }

    private static IEnumerable<string> Attempts(IEnumerable<Job> jobs) =>
        from trial in jobs.GroupBy(j => j.Trial)
        from pair in trial.OrderBy(j => j.Attempt).Zip(trial.OrderBy(j => j.Attempt).Skip(1))
        where pair.First.Status != "Failed" || pair.Second.Created < pair.First.Ended
        select $"{pair.Second.Name} was created although {pair.First.Name} is {pair.First.Status}";

    private static IEnumerable<string> Parallelism(IEnumerable<Job> jobs, int most)
    {
        // At the same millisecond an end comes first: a slot is given away only when its job has ended.
        var changes = jobs.Where(j => j.Created is not null)
            .SelectMany(j => new[] { (At: j.Created ?? 0, Change: 1), (At: j.Ended ?? long.MaxValue, Change: -1) })
            .OrderBy(c => c.At).ThenBy(c => c.Change);
        var (now, peak) = (0, 0);
        foreach (var (_, change) in changes)
            peak = Math.Max(peak, now += change);
        return peak > most ? [Text($"{peak} at once, {most} allowed")] : [];
    }

    // SageMaker hands metrics out in single precision.
    private static bool IsTrue(Settled trial)
    {
        if (trial.Value is not { } value)
            return true;
        var problem = BenchmarkSuite.Default.Find(ChaosStudy.Problem) ?? throw new InvalidOperationException($"There is no problem '{ChaosStudy.Problem}'.");
        var expected = problem.Evaluate(trial.Hyperparameters)[0];
        return Math.Abs(value - expected) <= 1e-6 * Math.Max(1, Math.Abs(expected));
    }

    private static IEnumerable<string> Outcomes(StudyEvidence study, IEnumerable<Job> jobs)
    {
        var last = jobs.GroupBy(j => j.Trial).ToDictionary(g => g.Key, g => g.MaxBy(j => j.Attempt)!);
        return study.Trials.Where(t => (last.GetValueOrDefault(t.Trial)?.Status == "Completed") != (t.Value is not null))
            .Select(t => Text($"trial {t.Trial} is {(t.Value is null ? "unavailable" : "measured")}, its last job is {last.GetValueOrDefault(t.Trial)?.Status ?? "missing"}"));
    }

    private static IEnumerable<string> Totals(StudyEvidence study)
    {
        var measured = study.Trials.Where(t => t.Value is not null).ToList();
        var best = measured.Count == 0 ? (double?)null : measured.Min(t => t.Value);
        if ((study.Proposed, study.Measured, study.Unavailable) != (study.Trials.Count, measured.Count, study.Trials.Count - measured.Count))
            yield return Text($"counts {study.Proposed}/{study.Measured}/{study.Unavailable}, stored {study.Trials.Count}/{measured.Count}/{study.Trials.Count - measured.Count}");
        if (measured.FirstOrDefault(t => t.Trial == study.Incumbent)?.Value != best)
            yield return Text($"incumbent {study.Incumbent}, best value {best}");
    }

    private static IEnumerable<string> Shown(StudyEvidence study)
    {
        var shown = study.ShownTrials.ToDictionary(t => t.Trial, t => t.Value);
        if (study.IsCompleted && study.ShownStatus != "completed")
            yield return $"it is shown as {study.ShownStatus}";
        if (study.ShownIncumbent != study.Incumbent)
            yield return Text($"incumbent {study.Incumbent} is shown as {study.ShownIncumbent}");
        if (study.ShownCount != study.Proposed)
            yield return Text($"{study.ShownCount} of {study.Proposed} trials are shown");
        foreach (var trial in study.Trials.Where(t => !shown.TryGetValue(t.Trial, out var value) || value != t.Value))
            yield return Text($"trial {trial.Trial} with {trial.Value} is shown {(shown.TryGetValue(trial.Trial, out var value) ? Text($"with {value}") : "without outcome")}");
    }

    private static bool IsForErrors(string queue) => queue.EndsWith(ErrorQueue, StringComparison.Ordinal) || queue.EndsWith(SkippedQueue, StringComparison.Ordinal);

    private static string Messages(KeyValuePair<string, long> queue) => Text($"{queue.Value} in {queue.Key}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
