using Hpo.BenchmarkProblems;
using Hpo.Chaos;
using Hpo.Chaos.Evidence;

namespace Hpo.EndToEnd.Tests.Chaos;

/// <summary>Each promise is broken once, and is the one that says so.</summary>
public sealed class InvariantsTests
{
    [Fact]
    public void A_sound_run_keeps_every_promise() => Assert.All(Invariants.Check(Sound()), invariant => Assert.Empty(invariant.Violations));

    [Fact]
    public void A_trial_without_outcome_is_seen() =>
        Assert.Contains("every trial has exactly one outcome", Broken(Study(s => s with { Trials = [s.Trials[0]] })));

    [Fact]
    public void A_trial_with_two_outcomes_is_seen() =>
        Assert.Contains("every trial has exactly one outcome", Broken(Study(s => s with { Trials = [.. s.Trials, s.Trials[0]] })));

    [Fact]
    public void A_study_that_did_not_end_is_seen() =>
        Assert.Equal(["every study completed"], Broken(Study(s => s with { IsCompleted = false })));

    [Fact]
    public void A_job_that_was_created_twice_is_seen() =>
        Assert.Equal(["no attempt has more than one job"], Broken(Job(0, j => j with { Accepted = 2 })));

    [Fact]
    public void An_attempt_too_many_is_seen() =>
        Assert.Equal(["no attempt is above maxAttempts"], Broken(Job(2, j => j with { Attempt = 4 })));

    [Fact]
    public void A_second_attempt_beside_a_job_that_did_its_work_is_seen() =>
        Assert.Equal(["a further attempt follows a failed one only"], Broken(Job(1, j => j with { Status = "Completed" })));

    [Fact]
    public void A_trial_outside_the_budget_is_seen() =>
        Assert.Equal(["no job is outside the budget of maxTrials"], Broken(f => f with { Jobs = [.. f.Jobs, new Job("s", 2, 1, 1, 0, "Completed", 900, 950)] }));

    [Fact]
    public void Too_many_jobs_at_once_are_seen() =>
        Assert.Equal(["never more jobs at once than maxParallelTrials"], Broken(Job(0, j => j with { Ended = 150 })));

    [Fact]
    public void A_value_of_another_trial_is_seen() =>
        Assert.Equal(
            ["every measured value is that of the trial's hyper-parameters", "the gateway shows what the optimizer stored"],
            Broken(Study(s => s with { Trials = [s.Trials[0] with { Value = 0.5 }, s.Trials[1]] })));

    [Fact]
    public void An_outcome_without_a_job_that_bears_it_is_seen() =>
        Assert.Equal(["every outcome follows from the trial's last job"], Broken(Job(2, j => j with { Status = "Failed" })));

    [Fact]
    public void Counts_that_do_not_add_up_are_seen() =>
        Assert.Equal(["counts and incumbent follow from the outcomes"], Broken(Study(s => s with { Measured = 1, Unavailable = 1 })));

    [Fact]
    public void A_wrong_incumbent_is_seen() =>
        Assert.Equal(["counts and incumbent follow from the outcomes"], Broken(Study(s => s with { Incumbent = 1, ShownIncumbent = 1 })));

    [Fact]
    public void A_gateway_that_shows_something_else_is_seen() =>
        Assert.Equal(["the gateway shows what the optimizer stored"], Broken(Study(s => s with { ShownTrials = [s.ShownTrials[0]] })));

    [Fact]
    public void A_job_that_still_runs_is_seen() =>
        Assert.Contains("no job runs any more", Broken(Job(2, j => j with { Status = "InProgress", Ended = null })));

    [Theory]
    [InlineData("hpo.trainer_error", "no message is left in an error queue")]
    [InlineData("hpo.trainer", "no message is left undone")]
    public void Messages_left_behind_are_seen(string queue, string invariant) =>
        Assert.Equal([invariant], Broken(f => f with { Queues = new Dictionary<string, long> { [queue] = 1 } }));

    private static List<string> Broken(Func<Findings, Findings> change) =>
        [.. Invariants.Check(change(Sound())).Where(invariant => !invariant.Holds).Select(invariant => invariant.Name)];

    private static Func<Findings, Findings> Study(Func<StudyEvidence, StudyEvidence> change) => found => found with { Studies = [change(found.Studies[0])] };

    private static Func<Findings, Findings> Job(int index, Func<Job, Job> change) =>
        found => found with { Jobs = [.. found.Jobs.Select((job, i) => i == index ? change(job) : job)] };

    // One study, one job at a time: trial 0 at once, trial 1 at its second attempt.
    private static Findings Sound()
    {
        Settled[] trials = [Trial(0, 1), Trial(1, 2)];
        return new Findings
        {
            MaxTrials = 2,
            MaxParallelTrials = 1,
            MaxAttempts = 3,
            Studies = [new StudyEvidence
            {
                Id = "s",
                IsCompleted = true,
                Proposed = 2,
                Measured = 2,
                Unavailable = 0,
                Incumbent = 0,
                Unsent = 0,
                Trials = trials,
                ShownStatus = "completed",
                ShownIncumbent = 0,
                ShownTrials = trials,
                ShownCount = 2,
            }],
            Jobs =
            [
                new Job("s", 0, 1, 1, 0, "Completed", 0, 100),
                new Job("s", 1, 1, 1, 0, "Failed", 100, 200),
                new Job("s", 1, 2, 1, 0, "Completed", 200, 300),
            ],
            Queues = new Dictionary<string, long> { ["hpo.trainer"] = 0, ["hpo.trainer_error"] = 0 },
        };
    }

    private static Settled Trial(int number, int x)
    {
        var point = Enumerable.Range(0, 5).ToDictionary(i => $"x{i}", i => i == 0 ? $"{x}" : "0");
        return new Settled(number, BenchmarkSuite.Default.Find(ChaosStudy.Problem)!.Evaluate(point)[0], point);
    }
}
