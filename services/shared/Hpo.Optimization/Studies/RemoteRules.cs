namespace Hpo.Optimization;

/// <summary>How patient a study is with an optimizer service.</summary>
public static class RemoteRules
{
    /// <summary>How long a round waits for its answer before it is asked for the second time; the pauses double from then on.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    /// <summary>Longest time between two askings: a service that comes back is found in time, and one that thinks long gets few repetitions.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>So many answers in a row are refused before the study pauses.</summary>
    public const int MostRefusals = 3;

    /// <summary>So often a service may want the history for one round: once for each of its replicas and some more, but not for ever.</summary>
    public const int MostWishes = 20;

    /// <summary>Largest memory in bytes of UTF-8. It is stored with every decision of the study.</summary>
    public const int MemoryLimit = 1024 * 1024;

    /// <summary>Most candidates of a generation; they wait in the study's state.</summary>
    public const int MostOfGeneration = 10_000;

    /// <summary>Longest genotype in characters.</summary>
    public const int LongestGenotype = 20_000;

    /// <summary>Most parents of a candidate.</summary>
    public const int MostParents = 100;

    /// <summary>Most characters of trials in a question. Few histories are longer; their rest is sent when the service asks for it.</summary>
    public const int LongestHistory = 4 * 1024 * 1024;

    /// <summary>Most problems of a refused answer that are kept and told.</summary>
    internal const int MostProblems = 20;

    /// <summary>How long to wait after a round was asked so many times.</summary>
    /// <param name="tries">How often it was asked, at least 1.</param>
    public static TimeSpan WaitAfter(int tries) => FirstWait * Math.Pow(2, Math.Min(tries - 1, 10)) is var wait && wait < LongestWait ? wait : LongestWait;
}
