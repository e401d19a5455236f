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

    [Fact]
    public void A_warm_start_names_past_training_jobs()
    {
        var read = StudyFile.With("warmStart", """{ "trainingJobs": { "namePrefix": "mnist-", "tag": { "key": "team", "value": "" }, "tuningJob": "tune", "limit": 9 } }""").Study!.WarmStart!;

        Assert.Equal(new PastJobs { NamePrefix = "mnist-", Tag = new JobTag("team", ""), TuningJob = "tune", Limit = 9 }, read.TrainingJobs);
        Assert.Equal(200, StudyFile.With("warmStart", """{ "trainingJobs": { "tuningJob": "tune" } }""").Study!.WarmStart!.TrainingJobs!.Limit);
    }

    [Theory]
    [InlineData("""{ "study": "Mnist_1" }""", "warmStart.study", "'Mnist_1' is not a study id.")]
    [InlineData("{}", "warmStart", "Give exactly one of study, trainingJobs, csv")]
    [InlineData("""{ "study": "a", "trainingJobs": { "tuningJob": "t" } }""", "warmStart", "Give exactly one of study, trainingJobs, csv")]
    [InlineData("""{ "csvFile": "past.csv" }""", "warmStart.csvFile", "Only the command line reads files")]
    [InlineData("""{ "csvDigest": "past" }""", "warmStart.csvDigest", "give csv")]
    [InlineData("""{ "study": "a", "skipInvalid": true }""", "warmStart.skipInvalid", "Remove it.")]
    [InlineData("""{ "trainingJobs": {} }""", "warmStart.trainingJobs", "give namePrefix, tag or tuningJob.")]
    [InlineData("""{ "trainingJobs": { "namePrefix": "a_b" } }""", "warmStart.trainingJobs.namePrefix", "Give letters, digits and dashes")]
    [InlineData("""{ "trainingJobs": { "tag": { "key": "team" } } }""", "warmStart.trainingJobs.tag.value", "value is missing.")]
    [InlineData("""{ "trainingJobs": { "tuningJob": "t", "limit": 1001 } }""", "warmStart.trainingJobs.limit", "from 1 to 1,000")]
    [InlineData("""{ "study": "a", "maxTrials": 0 }""", "warmStart.maxTrials", "from 1 to 1,000")]
    [InlineData("""{ "study": "a", "maxTrials": 1001 }""", "warmStart.maxTrials", "from 1 to 1,000")]
    [InlineData("""{ "study": "a", "trials": 5 }""", "warmStart.trials", "'trials' is not a field here.")]
    [InlineData("\"mnist-1\"", "warmStart", "is not an object")]
    public void What_is_wrong_with_a_warm_start_is_named(string json, string path, string part) => Expect.Only(StudyFile.With("warmStart", json), path, part);
}
