namespace Hpo.Benchmarks;

/// <summary>How a benchmark ends.</summary>
internal static class Exit
{
    public const int Measured = 0;

    /// <summary>A measurement would mean nothing, or failed.</summary>
    public const int Unsound = 1;

    public const int WrongInput = 2;

    /// <summary>Tells what is in the way.</summary>
    public static int Refuse(int code, params IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return code;
    }
}
