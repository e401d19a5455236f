using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerChecks;

/// <summary>
/// A study that lives in the check alone: the real engine asks the real questions and judges the answers, and outcomes are worked out instead of trained for.
/// The first answer that it refuses ends the check.
/// </summary>
internal sealed class TestedStudy
{
    // No rule of a tested study depends on time.
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly CheckContext _context;
    private readonly RemoteOptimizer _optimizer;
    private (CandidatesRequested Question, Reply Reply)? _last;

    private TestedStudy(CheckContext context, StudyState state, TrialHistory history)
    {
        _context = context;
        _optimizer = new RemoteOptimizer(context.Optimizer);
        (State, History) = (state, history);
    }

    public StudyState State { get; private set; }

    public TrialHistory History { get; }

    /// <summary>The question that waits for its answer; null when none does.</summary>
    public CandidatesRequested? Question { get; private set; }

    /// <summary>What was taken over last; null before the first.</summary>
    public CandidatesSuggested? Answer { get; private set; }

    /// <summary>What becomes of questions before they are sent.</summary>
    public Action<JsonObject> Dress { get; set; } = _ => { };

    public SearchProblem Problem => SearchProblem.Of(State.Study, State.Seed);

    /// <summary>A new study; its first question waits.</summary>
    public static TestedStudy Start(CheckContext context, Study study, PriorKnowledge? prior = null)
    {
        var accepted = new StudyAccepted { StudyId = context.NextStudyId(), Study = study, AcceptedAt = Now, Prior = prior };
        var tested = new TestedStudy(context, null!, new TrialHistory());
        tested.Apply(StudyEngine.Start(accepted, tested._optimizer));
        return tested;
    }

    /// <summary>The same study once more, on its own from now on.</summary>
    /// <param name="studyId">Another id; null keeps it.</param>
    /// <param name="change">Another state.</param>
    public TestedStudy Fork(string? studyId = null, Func<StudyState, StudyState>? change = null)
    {
        var history = new TrialHistory();
        History.Settled.ToList().ForEach(history.Add);
        var state = (change?.Invoke(State) ?? State) with { StudyId = studyId ?? State.StudyId };
        return new TestedStudy(_context, state, history) { Question = Question is null ? null : Question with { StudyId = state.StudyId }, Answer = Answer, Dress = Dress };
    }

    /// <summary>Has the question of this moment put again, though an answer may have been given.</summary>
    public void AskAgain()
    {
        var due = State.Remote is { Awaiting: { } round } remote ? remote with { Awaiting = round with { AskAgainAt = Now } } : State.Remote;
        Apply(StudyEngine.Tick(State with { Remote = due }, _optimizer, History, Now));
    }

    /// <summary>Puts that many settled trials behind the study, as if somebody else had led it so far; the next question waits.</summary>
    /// <param name="trials">How many.</param>
    /// <param name="random">Draws them.</param>
    public TestedStudy After(int trials, RandomSource random)
    {
        foreach (var (trial, configuration) in CheckStudies.Drawn(Problem.Space, random, trials).Index())
        {
            History.Add(new Evaluation(trial, trial / Problem.Budget.MaxParallelTrials, new Candidate(configuration), CheckStudies.Measured(Problem, configuration)));
        }

        var state = State with { Counts = new TrialCounts(trials, trials, 0), Pending = [], Remote = new RemoteProgress() };
        Apply(StudyEngine.Tick(state, _optimizer, History, Now));
        return this;
    }

    /// <summary>Settles trials, the oldest first, until a question waits or none is pending.</summary>
    public TestedStudy Next()
    {
        while (Question is null && State.Pending is [var oldest, ..])
        {
            Record(oldest.Trial, CheckStudies.Measured(Problem, oldest.Candidate.Configuration));
        }

        return this;
    }

    /// <summary>Gives a trial that failed a fitness after all.</summary>
    public void Correct(Evaluation settled, Outcome late) => Apply(StudyEngine.Correct(State, settled, late, _optimizer, History, Now));

    /// <summary>Puts the waiting question, as often as the service wants more of the history, and takes the answer over.</summary>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="limit">How long an answer may take; null means the usual time.</param>
    /// <returns>False when no answer came within a limit that was given: a service need not answer the same question twice.</returns>
    public async Task<bool> AnswerAsync(CancellationToken ct, TimeSpan? limit = null)
    {
        while (Question is { } question)
        {
            var body = JsonSerializer.SerializeToNode(question, HpoJson.Options)?.AsObject() ?? [];
            Dress(body);
            var reply = await _context.AskAsync(question, body, limit ?? _context.Options.AnswerLimit, ct);
            _last = (body.Deserialize<CandidatesRequested>(HpoJson.Options) ?? question, reply);
            if (limit is not null && reply is { Received: null, IsAway: false })
            {
                return false;
            }

            TakeOver(reply);
        }

        return true;
    }

    /// <summary>Settles trials and answers questions until the study ends, or has settled so many trials.</summary>
    /// <param name="outcome">The outcome of a trial.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="settled">When to stop; null means at the end.</param>
    /// <param name="pick">Which of so many pending trials settles next; null means the oldest.</param>
    public async Task<TestedStudy> RunAsync(Func<ProposedTrial, Outcome> outcome, CancellationToken ct, int? settled = null, Func<int, int>? pick = null)
    {
        await AnswerAsync(ct);
        while (State.Phase != StudyPhase.Ended && !(State.Counts.Settled >= settled))
        {
            if (State.Pending.Count == 0)
            {
                throw Fail("The study has no trial and no question left, although it has not ended.");
            }

            var trial = State.Pending[pick?.Invoke(State.Pending.Count) ?? 0];
            Record(trial.Trial, outcome(trial));
            GoOn();
            await AnswerAsync(ct);
        }

        return this;
    }

    /// <summary>Fails the check because of the answer that came last.</summary>
    public CheckFailedException Fail(string problem) => Failed([new Problem("", problem)]);

    /// <summary>Fails the check when the study ended before its last trial, because the service says that there is nothing left.</summary>
    /// <param name="trials">How many trials there must have been.</param>
    public void ExpectSettled(int trials)
    {
        if (State.Counts.Settled < trials)
        {
            throw Failed([new Problem("exhausted", $"It said after {State.Counts.Settled} trials that the space holds no others, but there must be {trials}. Set exhausted only when every configuration was tried.")]);
        }
    }

    private void Record(int trial, Outcome outcome) => Apply(StudyEngine.Record(State, trial, outcome, _optimizer, History, Now));

    // A study pauses when its first trials all fail; its owner has it go on.
    private void GoOn()
    {
        if (State.Phase == StudyPhase.Paused)
        {
            Apply(StudyEngine.Resume(State, _optimizer, History, Now));
        }
    }

    private void TakeOver(Reply reply)
    {
        if (reply.Suggested is not { } suggested)
        {
            throw Failed([new Problem("", reply.Problem ?? "No answer came.")]);
        }

        var decision = StudyEngine.Suggest(State, suggested, _optimizer, History, Now);
        if (decision.State.Remote is { Refused: { } refused } remote && remote.Refusals > State.Remote?.Refusals)
        {
            throw Failed(refused);
        }

        (Question, Answer) = (null, suggested);
        Apply(decision);
    }

    private void Apply(Decision decision)
    {
        State = decision.State;
        decision.Settled.ToList().ForEach(History.Add);
        if (decision.Corrected is { } corrected)
        {
            History.Correct(corrected);
        }

        // A study that pauses waits for no answer.
        Question = State.Remote?.Awaiting is null ? null : decision.Messages.OfType<CandidatesRequested>().LastOrDefault() ?? Question;
    }

    private CheckFailedException Failed(IReadOnlyList<Problem> problems) => new(
        new CheckFailure
        {
            Asked = _last is { } asked ? Descriptions.Of(asked.Question) : null,
            Answered = _last is { } answered ? Descriptions.Of(answered.Reply) : null,
            Problems = problems,
        },
        isAway: _last?.Reply.IsAway == true);
}
