using System.Net;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Services.Tests.Gateway;

/// <summary>Studies that learn from past training jobs: the gateway asks the trainer, and starts them with the answer.</summary>
public sealed class PastJobsTests : IAsyncLifetime
{
    private const string Wish = """{ "trainingJobs": { "namePrefix": "mnist-0-", "tag": { "key": "team", "value": "vision" } } }""";

    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await RunningGateway.StartAsync(bus => bus.Record(Queues.Trainer));

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_study_starts_with_what_was_found_and_says_what_was_left_out()
    {
        var question = await SubmitAsync();
        Assert.Equal("looks for training jobs whose name begins with 'mnist-0-' and with the tag team=vision", await CauseAsync());
        Assert.DoesNotContain(_gateway.Inbox.All, received => received.Message is StudyAccepted);

        await AnswerAsync(Found(question, Trial("a", "0.1", 0.8), Trial("b", "0.05", 0.9), Trial("c", "0.5", 0.99)) with { LeftOut = 1, Reasons = ["d: it has not ended."] });

        var accepted = await _gateway.Inbox.Saw<StudyAccepted>();
        Assert.Equal((question.RequestedAt, "later"), (accepted.AcceptedAt, accepted.StudyId));
        Assert.Equal(["b", "a"], accepted.Prior!.Trials!.Select(trial => trial.Source));
        var prior = (await _gateway.Get("/api/studies/later")).GetProperty("prior");
        Assert.Equal(("", 2, 2), (prior.GetProperty("studyId").GetString(), prior.GetProperty("used").GetInt32(), prior.GetProperty("leftOut").GetInt32()));
        Assert.Equal("training jobs whose name begins with 'mnist-0-' and with the tag team=vision", prior.GetProperty("source").GetString());
        Assert.Equal(["c: its 'learning_rate' is '0.5'.", "d: it has not ended."], prior.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Null(await CauseAsync());
    }

    [Fact]
    public async Task An_answer_that_comes_twice_or_belongs_to_an_earlier_study_starts_nothing()
    {
        var question = await SubmitAsync();

        await AnswerAsync(Found(question, Trial("a", "0.1", 0.8)) with { RequestedAt = question.RequestedAt.AddDays(-1) });
        await AnswerAsync(Found(question, Trial("b", "0.1", 0.8)));
        await AnswerAsync(Found(question, Trial("b", "0.1", 0.8)));
        await _gateway.Inbox.Saw<StudyAccepted>();
        await SubmitOtherAsync();

        Assert.Equal(["b"], _gateway.Inbox.All.Select(received => received.Message).OfType<StudyAccepted>().Where(accepted => accepted.StudyId == "later").SelectMany(accepted => accepted.Prior!.Trials!).Select(trial => trial.Source));
    }

    [Theory]
    [InlineData("nothing", "there are no training jobs whose name begins with 'mnist-0-' and with the tag team=vision. Check warmStart.trainingJobs, the account and the region; nothing was started")]
    [InlineData("forbidden", "could not be read: AccessDeniedException: no. Submit the study again when that is mended, or without warmStart")]
    [InlineData("misfits", "none of the 1 training jobs whose name begins with 'mnist-0-' and with the tag team=vision tells this study anything. For instance a: its 'learning_rate' is '7'.")]
    public async Task A_study_that_learns_nothing_fails_and_says_why(string answer, string part)
    {
        var question = await SubmitAsync();

        await AnswerAsync(answer switch
        {
            "nothing" => Found(question),
            "forbidden" => Found(question) with { Problem = "AccessDeniedException: no." },
            _ => Found(question, Trial("a", "7", 0.8)),
        });

        var failed = await _gateway.Inbox.Saw<StudyFailed>();
        Assert.Contains(part, failed.Cause, StringComparison.Ordinal);
        Assert.False(failed.Cancelled);
        var shown = await _gateway.Get("/api/studies/later");
        Assert.Equal(("failed", failed.Cause), (shown.GetProperty("status").GetString(), shown.GetProperty("cause").GetString()));
    }

    [Fact]
    public async Task A_study_that_is_cancelled_while_it_waits_ends_at_once_and_a_late_answer_does_not_start_it()
    {
        var question = await SubmitAsync();

        var answer = await _gateway.Http.PostAsync(new Uri("/api/studies/later/cancel", UriKind.Relative), null);
        var failed = await _gateway.Inbox.Saw<StudyFailed>();
        await AnswerAsync(Found(question, Trial("a", "0.1", 0.8)));
        await SubmitOtherAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(failed.Cancelled);
        Assert.DoesNotContain(_gateway.Inbox.All, received => received.Message is StudyAccepted { StudyId: "later" });
    }

    [Fact]
    public async Task A_submission_that_is_repeated_while_the_study_waits_asks_again()
    {
        var question = await SubmitAsync();

        var again = await _gateway.Submit(Study(Wish), "?id=later");
        await _gateway.Inbox.SawAtLeast<PastJobsRequested>(2);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.All(_gateway.Inbox.All.Select(received => received.Message).OfType<PastJobsRequested>(), asked => Assert.Equal(question, asked));
    }

    private async Task<PastJobsRequested> SubmitAsync()
    {
        var response = await _gateway.Submit(Study(Wish), "?id=later");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await _gateway.Inbox.Saw<PastJobsRequested>();
    }

    // What was sent before it has been handled when this one is.
    private async Task SubmitOtherAsync()
    {
        await _gateway.SubmitSound("other");
        await _gateway.Inbox.Saw<StudyAccepted>(accepted => accepted.StudyId == "other");
    }

    private Task AnswerAsync(PastJobsFound found) => _gateway.Services.GetRequiredService<IMessagePublisher>().PublishAsync(found, default);

    private async Task<string?> CauseAsync() => (await _gateway.Get("/api/studies/later")).TryGetProperty("cause", out var cause) ? cause.GetString() : null;

    private static string Study(string wish) => StudyText.Sound.Replace("\"budget\"", $"\"warmStart\": {wish}, \"budget\"", StringComparison.Ordinal);

    private static PastJobsFound Found(PastJobsRequested question, params PriorTrial[] trials) =>
        new() { StudyId = question.StudyId, RequestedAt = question.RequestedAt, Trials = trials };

    private static PriorTrial Trial(string job, string learningRate, double accuracy) => new()
    {
        Source = job,
        Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = learningRate, ["batch_size"] = "100" },
        Values = new Dictionary<string, double> { ["accuracy"] = accuracy },
    };
}
