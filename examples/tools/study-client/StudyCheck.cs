using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace StudyClient;

/// <summary>Compares what the gateway says of a finished study with what the local SageMaker endpoint really did.</summary>
internal static class StudyCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(Uri gateway, Uri sageMaker, string studyId)
    {
        using var http = new HttpClient();
        var study = await GetAsync(http, new Uri(gateway, $"api/studies/{studyId}"));
        var expected = (int)study["counts"]!["proposed"]!;
        var trials = await SettledTrialsAsync(http, new Uri(gateway, $"api/studies/{studyId}/trials?limit=1000"), expected);
        var jobs = (await GetAsync(http, new Uri(sageMaker, "_local/jobs"))).AsArray()
            .Where(job => ((string)job!["name"]!).StartsWith($"{studyId}-", StringComparison.Ordinal)).Select(job => job!).ToList();

        var problems = new List<string>();
        Require(trials.Count == expected, $"{trials.Count} of {expected} trials have an outcome");
        Require(trials.Select(t => (int)t["trial"]!).Distinct().Count() == expected, "a trial is listed twice");
        Require(jobs.All(job => (long)job["accepted"]! == 1), $"jobs created more than once: {Names(jobs.Where(job => (long)job["accepted"]! != 1))}");
        // Formulas of the endpoint itself need no process; a program must have been started once.
        Require(jobs.All(job => (long)job["starts"]! <= 1), $"jobs started more than once: {Names(jobs.Where(job => (long)job["starts"]! > 1))}");
        var attempts = trials.Sum(t => (int?)t["attempt"] ?? 0);
        Require(jobs.Count == attempts, $"{jobs.Count} jobs for {attempts} attempts");

        problems.ForEach(problem => Console.WriteLine($"WRONG  {problem}"));
        Console.WriteLine($"{expected} trials, each with one outcome; {jobs.Count} jobs for {attempts} attempts, none created or started twice: {(problems.Count == 0 ? "true" : "FALSE")}");
        return problems.Count == 0 ? 0 : 1;

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    // The read model follows the bus; the last events may be a moment behind the end of the study.
    private static async Task<List<JsonNode>> SettledTrialsAsync(HttpClient http, Uri address, int expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var settled = (await GetAsync(http, address))["items"]!.AsArray().Select(t => t!)
                .Where(t => (string?)t["status"] is "measured" or "unavailable").ToList();
            if (settled.Count >= expected || patience.IsCancellationRequested)
            {
                return settled;
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task<JsonNode> GetAsync(HttpClient http, Uri address) =>
        await http.GetFromJsonAsync<JsonNode>(address) ?? throw new InvalidDataException($"{address} answers nothing.");

    private static string Names(IEnumerable<JsonNode> jobs) => string.Join(", ", jobs.Select(job => (string?)job["name"]));
}
