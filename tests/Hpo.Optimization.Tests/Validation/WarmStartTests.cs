using Hpo.Contracts;

namespace Hpo.Optimization.Tests.Validation;

public sealed class WarmStartTests
{
    [Fact]
    public void A_warm_start_names_a_study_and_how_much_of_it()
    {
        Assert.Equal(new WarmStart { Study = "mnist-1", MaxTrials = 50 }, StudyFile.With("warmStart", """{ "study": "mnist-1", "maxTrials": 50 }""").Study!.WarmStart);
        Assert.Equal(200, StudyFile.With("warmStart", """{ "study": "mnist-1" }""").Study!.WarmStart!.MaxTrials);
        Assert.Null(StudyFile.With("warmStart", "null").Study!.WarmStart);
    }

    [Theory]
    [InlineData("""{ "study": "Mnist_1" }""", "warmStart.study", "'Mnist_1' is not a study id.")]
    [InlineData("{}", "warmStart.study", "study is missing.")]
    [InlineData("""{ "study": "a", "maxTrials": 0 }""", "warmStart.maxTrials", "from 1 to 1,000")]
    [InlineData("""{ "study": "a", "maxTrials": 1001 }""", "warmStart.maxTrials", "from 1 to 1,000")]
    [InlineData("""{ "study": "a", "trials": 5 }""", "warmStart.trials", "'trials' is not a field here.")]
    [InlineData("\"mnist-1\"", "warmStart", "is not an object")]
    public void What_is_wrong_with_a_warm_start_is_named(string json, string path, string part) => Expect.Only(StudyFile.With("warmStart", json), path, part);
}
