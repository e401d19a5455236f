using System.Diagnostics;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Services.Tests.Together;

/// <summary>The example in Python without its bus: a process that answers questions line by line.</summary>
internal sealed class PythonOptimizer : IDisposable
{
    private const string Script = """
        import json, sys
        from hpo_question import Answers
        from nelder_mead import suggest
        answers = Answers(suggest)
        for line in sys.stdin:
            if line.strip() == "forget":
                answers = Answers(suggest)
            else:
                print(json.dumps(answers.to(json.loads(line)), allow_nan=False), flush=True)
        """;

    private readonly Process _process;

    public PythonOptimizer()
    {
        var start = new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PYTHONPATH"] = Path.Combine(RepositoryRoot.Find(), "examples", "optimizers", "nelder_mead_python");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        _process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
    }

    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(directory => File.Exists(Path.Combine(directory, "python3")));

    /// <summary>Every question with its answer, in order.</summary>
    public List<(CandidatesRequested Question, CandidatesSuggested Answer)> Heard { get; } = [];

    public CandidatesSuggested To(CandidatesRequested request)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, HpoJson.Options));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The optimizer died; its error is on standard error.");
        var answer = JsonSerializer.Deserialize<CandidatesSuggested>(line, HpoJson.Options) ?? throw new JsonException("The answer is null.");
        Heard.Add((request, answer));
        return answer;
    }

    /// <summary>Everything it keeps is gone, as after a restart.</summary>
    public void Forget() => _process.StandardInput.WriteLine("forget");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
