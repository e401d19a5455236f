using System.Text.Json;
using Hpo.Benchmarks.Reporting;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.TestKit.Optimizers;

namespace Hpo.Benchmarks.Plugins;

/// <summary>Times of one ask and tell late in a study.</summary>
/// <param name="InProcess">Median milliseconds of the algorithm alone.</param>
/// <param name="OverBus">Median milliseconds over the bus, from the question to the answer in hand.</param>
/// <param name="OverBusLate">The time over the bus that 95 % stay below.</param>
/// <param name="QuestionBytes">Median size of a question.</param>
/// <param name="WholeHistory">Milliseconds of the first answer of a process that knew nothing and had to ask for the history.</param>
/// <param name="HistoryBytes">Size of the question with the history.</param>
internal sealed record RoundTrips(double InProcess, double OverBus, double OverBusLate, int QuestionBytes, double WholeHistory, int HistoryBytes)
{
    private const int WarmUp = 100;

    public static async Task<RoundTrips> MeasureAsync(Uri broker, int settled, int rounds, int memoryBytes, CancellationToken ct)
    {
        await using var offering = await BusSide.OfferingAsync(broker, PaddedRandom.Name, new PaddedRandom(memoryBytes));
        await using var asking = await BusSide.AskingAsync(broker);
        var (before, local) = (Local(0), Local(memoryBytes));
        var kept = new KeptHistory();
        List<Round> inProcess = [], overBus = [];
        var study = Studies.Sphere(settled + WarmUp + rounds, 1);

        // Both answer every question of the measured part; only the answer over the bus counts.
        CandidatesSuggested Answer(CandidatesRequested request)
        {
            if (request.History.Total < settled)
            {
                return RemoteAnswers.Of(request, before, kept);
            }

            inProcess.Add(Round.Of(request, question => RemoteAnswers.Of(question, local, kept)));
            overBus.Add(Round.Of(request, asking.Ask));
            ct.ThrowIfCancellationRequested();
            return overBus[^1].Answer;
        }

        await Task.Run(() => new StudySimulation(study, new RemoteOptimizer(PaddedRandom.Name), service: Answer).Run(Studies.Loss), ct);
        var measured = overBus.Where(round => round.Answer.HistoryFrom is null).Skip(WarmUp).ToList();
        double[] times = [.. measured.Select(round => round.Milliseconds).Order()];
        return new RoundTrips(
            Figures.Of(inProcess.TakeLast(measured.Count).Select(round => round.Milliseconds)).Median,
            Figures.Quantile(times, 0.5),
            Figures.Quantile(times, 0.95),
            (int)Figures.Of(measured.Select(round => (double)round.QuestionBytes)).Median,
            overBus[1].Milliseconds,
            overBus[1].QuestionBytes);
    }

    private static JsonMemoryOptimizer<PaddedRandom.Memory> Local(int memoryBytes) => new(new PaddedRandom(memoryBytes));

    private sealed record Round(CandidatesSuggested Answer, double Milliseconds, int QuestionBytes)
    {
        public static Round Of(CandidatesRequested request, Func<CandidatesRequested, CandidatesSuggested> ask)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(request, HpoJson.Options).Length;
            var started = TimeProvider.System.GetTimestamp();
            var answer = ask(request);
            return new Round(answer, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds, bytes);
        }
    }
}
