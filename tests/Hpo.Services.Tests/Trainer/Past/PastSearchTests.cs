using System.Text.Json;
using Hpo.Contracts;
using Hpo.Storage;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer.Past;

public sealed class PastSearchTests
{
    private readonly FakePastJobs _jobs = new();

    [Fact]
    public async Task Jobs_are_found_by_the_beginning_of_their_name_the_latest_first()
    {
        _jobs.PageSize = 2;
        Enumerable.Range(0, 5).ToList().ForEach(n => _jobs.Add(Completed($"mnist-{n}", 0.5 + (n / 10.0))));
        _jobs.Add(Completed("other-mnist-7", 0.9));
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { NamePrefix = "mnist-" }));
        var found = await rig.AnswerAsync();

        Assert.Equal(["mnist-4", "mnist-3", "mnist-2", "mnist-1", "mnist-0"], found.Trials.Select(trial => trial.Source));
        Assert.Equal(0.9, found.Trials[0].Values!["accuracy"]);
        Assert.Equal(("later", PastRig.AskedAt, 0, null, null), (found.StudyId, found.RequestedAt, found.LeftOut, found.Reasons, found.Problem));
    }

    [Fact]
    public async Task Jobs_are_found_by_a_tag_and_no_other_is_described()
    {
        _jobs.Add(Completed("a", 0.5), ("team", "vision"));
        _jobs.Add(Completed("b", 0.6), ("team", "speech"));
        _jobs.Add(Completed("c", 0.7));
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { Tag = new JobTag("team", "vision") }));
        var found = await rig.AnswerAsync();

        Assert.Equal("a", Assert.Single(found.Trials).Source);
        Assert.Equal(1, _jobs.Describes);
    }

    [Fact]
    public async Task Jobs_are_found_by_their_tuning_job_and_not_only_by_name()
    {
        _jobs.Add(Completed("tune-001-abc", 0.5) with { TuningJob = "tune", Hyperparameters = Given(("lr", "0.1"), ("_tuning_objective_metric", "accuracy")) });
        _jobs.Add(Completed("tune-2-001-abc", 0.6) with { TuningJob = "tune-2" });
        _jobs.Add(Completed("tune-by-hand", 0.7));
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { TuningJob = "tune" }));
        var trial = Assert.Single((await rig.AnswerAsync()).Trials);

        Assert.Equal(("tune-001-abc", "lr=0.1"), (trial.Source, string.Join(",", trial.Hyperparameters.Select(pair => $"{pair.Key}={pair.Value}"))));
    }

    [Fact]
    public async Task Texts_of_a_script_lose_their_quotes_and_the_toolkits_own_parameters_are_gone()
    {
        _jobs.Add(Completed("script", 0.5) with { Hyperparameters = Given(("optimizer", "\"a \\\"b\\\"\""), ("lr", "0.1"), ("odd", "\"x"), ("sagemaker_program", "\"train.py\"")) });
        _jobs.Add(Completed("plain", 0.5) with { Hyperparameters = Given(("optimizer", "\"adam\"")) });
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { Tag = null, NamePrefix = "s" }));
        var script = Assert.Single((await rig.AnswerAsync()).Trials);
        await rig.AskAsync(PastRig.Question(new PastJobs { NamePrefix = "p" }, "another"));
        var plain = Assert.Single((await rig.AnswerAsync(2)).Trials);

        Assert.Equal(Given(("optimizer", "a \"b\""), ("lr", "0.1"), ("odd", "\"x")), script.Hyperparameters);
        Assert.Equal("\"adam\"", plain.Hyperparameters["optimizer"]);
    }

    [Fact]
    public async Task Failed_jobs_say_how_and_those_that_tell_nothing_are_counted_with_a_reason()
    {
        _jobs.Add(Completed("failed", 0.5) with { Phase = JobPhase.Failed, FailureReason = "AlgorithmError: boom" });
        _jobs.Add(Completed("late", 0.5) with { Phase = JobPhase.Stopped, SecondaryStatus = "MaxRuntimeExceeded" });
        _jobs.Add(Completed("silent", 0.5) with { FinalMetrics = new Dictionary<string, double>() });
        _jobs.Add(Completed("running", 0.5) with { Phase = JobPhase.InProgress });
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { NamePrefix = "" }));
        var found = await rig.AnswerAsync();

        Assert.Equal([("late", FailureClass.TimeLimit, "it ran into its time limit"), ("failed", FailureClass.Algorithm, "AlgorithmError: boom")],
            found.Trials.Select(trial => (trial.Source!, trial.FailureClass!.Value, trial.Reason!)));
        Assert.Equal(2, found.LeftOut);
        Assert.Equal(["running: it has not ended.", "silent: it has no final value of any metric."], found.Reasons);
    }

    [Fact]
    public async Task No_more_jobs_are_looked_at_than_wished()
    {
        Enumerable.Range(0, 300).ToList().ForEach(n => _jobs.Add(Completed($"mnist-{n}", 0.5)));
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { NamePrefix = "mnist-", Limit = 25 }));
        var found = await rig.AnswerAsync();

        Assert.Equal(25, found.Trials.Count);
        Assert.InRange(_jobs.Describes, 25, 30);
        Assert.Equal(1, _jobs.Lists);
    }

    [Fact]
    public async Task A_condition_that_hardly_any_job_meets_ends_after_two_thousand()
    {
        Enumerable.Range(0, 2_500).ToList().ForEach(n => _jobs.Add(Completed($"mnist-{n}", 0.5)));
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { Tag = new JobTag("team", "none") }));
        var found = await rig.AnswerAsync();

        Assert.Empty(found.Trials);
        Assert.Equal(["Only the latest 2000 jobs were looked at; a namePrefix makes them fewer."], found.Reasons);
    }

    [Fact]
    public async Task Nothing_found_is_an_answer()
    {
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { NamePrefix = "nobody" }));
        var found = await rig.AnswerAsync();

        Assert.Equal((0, 0, null), (found.Trials.Count, found.LeftOut, found.Problem));
    }

    [Fact]
    public async Task A_refusal_is_answered_with_the_rights_that_are_missing()
    {
        _jobs.Trouble.Enqueue(new DescribeResult.Unavailable("AccessDeniedException: not authorized.", IsRefused: true));
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { NamePrefix = "mnist-" }));
        var found = await rig.AnswerAsync();

        Assert.Equal("AccessDeniedException: not authorized. The trainer needs sagemaker:ListTrainingJobs, sagemaker:DescribeTrainingJob and, for a tag, sagemaker:ListTags.", found.Problem);
    }

    [Fact]
    public async Task Throttling_and_lost_answers_cost_time_only()
    {
        Enumerable.Range(0, 5).ToList().ForEach(n => _jobs.Add(Completed($"mnist-{n}", 0.5)));
        new[] { Away(), null, null, Away(), Away(), null, Away() }.ToList().ForEach(_jobs.Trouble.Enqueue);
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { NamePrefix = "mnist-" }));
        var found = await rig.AnswerAsync();

        Assert.Equal((5, null), (found.Trials.Count, found.Problem));
        Assert.True(rig.Clock.GetUtcNow() > PastRig.AskedAt);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_an_answer_in_the_end()
    {
        Enumerable.Range(0, 100).ToList().ForEach(_ => _jobs.Trouble.Enqueue(Away()));
        await using var rig = new PastRig(_jobs);

        await rig.AskAsync(PastRig.Question(new PastJobs { NamePrefix = "mnist-" }));
        var found = await rig.AnswerAsync();

        Assert.Equal("no route to host 10 calls in a row had no usable answer.", found.Problem);
        Assert.Equal(10, _jobs.Lists);
    }

    [Fact]
    public async Task A_question_that_comes_twice_is_searched_once_and_answered_as_often_as_it_is_asked()
    {
        _jobs.Add(Completed("mnist-1", 0.5));
        await using var rig = new PastRig(_jobs);
        var question = PastRig.Question(new PastJobs { NamePrefix = "mnist-" });

        await rig.AskAsync(question);
        await rig.AskAsync(question);
        var first = await rig.AnswerAsync();
        await rig.AskAsync(question);
        var second = await rig.AnswerAsync(2);

        Assert.Equal((1, 1), (_jobs.Lists, _jobs.Describes));
        Assert.Equal(JsonSerializer.Serialize(first), JsonSerializer.Serialize(second));
    }

    [Fact]
    public async Task A_study_of_the_same_id_that_is_newer_is_searched_for_anew_and_an_older_question_is_too_late()
    {
        _jobs.Add(Completed("mnist-1", 0.5));
        await using var rig = new PastRig(_jobs);
        var old = PastRig.Question(new PastJobs { NamePrefix = "nobody" });
        var young = PastRig.Question(new PastJobs { NamePrefix = "mnist-" }) with { RequestedAt = PastRig.AskedAt.AddHours(1) };

        await rig.AskAsync(old);
        await rig.AnswerAsync();
        await rig.AskAsync(young);
        await rig.AskAsync(old);
        var found = await rig.AnswerAsync(2);

        Assert.Equal((young.RequestedAt, 1), (found.RequestedAt, found.Trials.Count));
    }

    [Fact]
    public async Task A_trainer_that_is_killed_anywhere_answers_the_same_after_its_restart_or_in_another_process()
    {
        Enumerable.Range(0, 15).ToList().ForEach(n => _jobs.Add(Completed($"mnist-{n}", 0.5)));
        for (var step = 0; step < 60; step++)
        {
            var store = new InMemoryDocumentStore();
            var question = PastRig.Question(new PastJobs { NamePrefix = "mnist-" });
            var crash = new CrashSwitch(step);
            await using var first = new PastRig(_jobs, store, crash);
            await Record.ExceptionAsync(async () =>
            {
                await first.AskAsync(question);
                await first.AnswerAsync();
            });

            await using var second = new PastRig(_jobs, store, clock: first.Clock, instance: step % 2 == 0 ? "trainer" : "other");
            await second.AskAsync(question);
            await second.TakeUpAsync();
            var found = await second.AnswerAsync();

            Assert.Equal(15, found.Trials.Count);
        }
    }

    private static DescribeResult.Unavailable Away() => new("no route to host");

    private static Dictionary<string, string> Given(params (string Name, string Value)[] values) => values.ToDictionary(pair => pair.Name, pair => pair.Value);

    private static JobDescription Completed(string name, double accuracy) => new()
    {
        Name = name,
        Phase = JobPhase.Completed,
        Hyperparameters = Given(("lr", "0.1")),
        FinalMetrics = new Dictionary<string, double> { ["accuracy"] = accuracy },
    };
}
