using System.Globalization;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Benchmarks;

/// <summary>
/// What the environment of a benchmark job asks for beside the formula. Rates are from 0 to 1; what happens to which job depends on its name only, for each
/// rate by itself.
/// </summary>
internal sealed class BenchmarkWishes(TrainingJobRequest request)
{
    /// <summary>How long the job takes.</summary>
    public const string Seconds = "BENCHMARK_SECONDS";

    /// <summary>How many jobs fail by the program's fault.</summary>
    public const string FailRate = "BENCHMARK_FAIL_RATE";

    /// <summary>How many jobs fail by the machine's fault, so that another attempt may succeed.</summary>
    public const string CrashRate = "BENCHMARK_CRASH_RATE";

    /// <summary>How many jobs go on until somebody or their time limit stops them.</summary>
    public const string HangRate = "BENCHMARK_HANG_RATE";

    /// <summary>How many jobs have no final metrics and a log that can be read only <see cref="LateSeconds"/> after their end.</summary>
    public const string LateRate = "BENCHMARK_LATE_RATE";

    public const string LateSeconds = "BENCHMARK_LATE_SECONDS";

    // Which number of the job's stream of chance belongs to a rate; adding a rate must not change the others.
    private static readonly string[] Streams = [FailRate, CrashRate, HangRate, LateRate];

    /// <summary>The first wish that cannot be read.</summary>
    public string? Problem { get; private set; }

    public bool Happens(string rate) => LocalFaults.Chance(0, request.Name, Array.IndexOf(Streams, rate)) < Number(rate, 1);

    public double Number(string variable, double max)
    {
        if (!request.Environment.TryGetValue(variable, out var text))
            return 0;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= max)
            return number;
        Problem ??= max == 1 ? $"{variable} must be a number between 0 and 1." : $"{variable} must be a number of seconds, 0 or more.";
        return 0;
    }
}
