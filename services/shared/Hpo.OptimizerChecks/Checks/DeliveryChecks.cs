using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerChecks;

/// <summary>What a bus and an engine do to questions: they come twice, late, refused, and with fields that a service does not know.</summary>
internal static class DeliveryChecks
{
    private const int Trials = 40;

    // A service may leave a repeated question unanswered, so there is no point in long patience.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IEnumerable<OptimizerCheck> All =>
    [
        new("redelivery", "The same question twice gets valid answers, and the study goes on after either.", RedeliveryAsync),
        new("old-question", "A question of an earlier round that comes again does not confuse the next answers.", OldQuestionAsync),
        new("rejected", "After a refusal it suggests something else.", RejectedAsync),
        new("unknown-fields", "Fields that it does not know are ignored, and null is the same as absent.", UnknownFieldsAsync),
    ];

    private static async Task RedeliveryAsync(CheckContext context, CancellationToken ct)
    {
        var study = await HalfwayAsync(context, CheckSpaces.Bowl, ct);
        var again = study.Fork();
        await study.AnswerAsync(ct);
        if (!await again.AnswerAsync(ct, Shortest(context)))
        {
            context.Note("It leaves a question unanswered that it was asked before. A study whose answer was lost then waits until the question is asked once more.");
        }
        else if (Text(study) != Text(again))
        {
            context.Note("The same question got another answer. An answer that draws all its chance from seed and stream is repeatable.");
        }
        else
        {
            await FinishAsync(again, ct);
            return;
        }

        await FinishAsync(study, ct);
    }

    private static async Task OldQuestionAsync(CheckContext context, CancellationToken ct)
    {
        var study = await HalfwayAsync(context, CheckSpaces.Narrow, ct);
        var old = study.Fork();
        await study.RunAsync(CheckStudies.Valley(study), ct, study.State.Counts.Settled + 5);
        await old.AnswerAsync(ct, Shortest(context));
        await FinishAsync(study, ct);
    }

    // The suggestion became known while it was on its way, so that it was refused.
    private static async Task RejectedAsync(CheckContext context, CancellationToken ct)
    {
        var study = await HalfwayAsync(context, CheckSpaces.Bowl, ct);
        var refused = study.Fork();
        var before = study.State.Pending.Select(trial => trial.Trial).ToHashSet();
        await study.AnswerAsync(ct);
        if (study.State.Pending.FirstOrDefault(trial => !before.Contains(trial.Trial)) is not { } suggested)
        {
            throw study.Fail("It suggested nothing, although the space holds more.");
        }

        var problem = new Problem("candidates[0]", $"The study has tried {suggested.Candidate.Configuration} already. Suggest another one.");
        var other = refused.Fork(change: state => Refused(state, suggested, problem));
        other.AskAgain();
        await other.AnswerAsync(ct);
        await FinishAsync(other, ct);
    }

    // The number of the next trial stays: a refused answer uses none up.
    private static StudyState Refused(StudyState state, ProposedTrial suggested, Problem problem) => state with
    {
        Pending = [.. state.Pending.SkipLast(1), state.Pending[^1] with { Candidate = suggested.Candidate }],
        Remote = state.Remote is { } remote ? remote with { Rounds = remote.Rounds + 1, Refusals = 1, Refused = [problem] } : null,
    };

    private static async Task UnknownFieldsAsync(CheckContext context, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Linear, OptimizerMode.Asynchronous));
        study.Dress = body =>
        {
            body["fieldOfTomorrow"] = new JsonObject { ["deep"] = new JsonArray(1, "two", null) };
            body["problem"]!["fieldOfTomorrow"] = 1.5;
            body["problem"]!["parameters"]![0]!["fieldOfTomorrow"] = "x";
            foreach (var told in body["results"]!.AsArray().Concat(body["pending"]!.AsArray()))
            {
                told!["fieldOfTomorrow"] = true;
                told["parents"] ??= null;
            }

            body["rejected"] ??= null;
            body["memory"] ??= null;
        };
        await study.RunAsync(CheckStudies.Valley(study), ct);
        study.ExpectSettled(study.State.Study.Budget.MaxTrials);
    }

    // A study in its middle, with a question that waits.
    private static async Task<TestedStudy> HalfwayAsync(CheckContext context, IReadOnlyList<Parameter> space, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, space, OptimizerMode.Asynchronous, Trials));
        await study.RunAsync(CheckStudies.Valley(study), ct, Trials / 2);
        return study.Next();
    }

    private static async Task FinishAsync(TestedStudy study, CancellationToken ct)
    {
        await study.RunAsync(CheckStudies.Valley(study), ct);
        study.ExpectSettled(Trials);
    }

    private static TimeSpan Shortest(CheckContext context) => context.Options.AnswerLimit < Patience ? context.Options.AnswerLimit : Patience;

    private static string Text(TestedStudy study) => JsonSerializer.Serialize(study.Answer?.Candidates, HpoJson.Options);
}
