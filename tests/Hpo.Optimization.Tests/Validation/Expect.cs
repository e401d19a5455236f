using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.Validation;

/// <summary>What readings are expected to say.</summary>
internal static class Expect
{
    /// <summary>Exactly one problem, at that path, whose message has the part.</summary>
    public static void Only(StudyReading reading, string path, string part)
    {
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.Null(reading.Study);
    }

    public static void Fine(StudyReading reading)
    {
        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Study);
    }
}
