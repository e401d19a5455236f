using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.MetaStudies;

public sealed class InnerStudiesTests
{
    private static readonly ParentTrial Parent = new("tune-ga-1", 7, 1);
    private static readonly TrainingTemplate Training = MetaFile.Study().Training;
    private static readonly IReadOnlyDictionary<string, string> Candidate = MetaFile.Values(("population", "12"), ("encoding", "real"), ("mutation", "tuned"), ("rate", "0.25"));

    [Fact]
    public void A_trial_runs_every_problem_as_often_as_it_is_repeated()
    {
        var inner = InnerStudies.Of(Parent, Training, Candidate);

        Assert.Equal(
            ["tune-ga-1-7-1-sphere-1", "tune-ga-1-7-1-sphere-2", "tune-ga-1-7-1-sphere-3", "tune-ga-1-7-1-ridge-1", "tune-ga-1-7-1-ridge-2", "tune-ga-1-7-1-ridge-3"],
            inner.Select(study => study.StudyId));
        Assert.Equal(inner.Select(study => study.StudyId), InnerIds.All(Parent, Training));
        Assert.All(inner, study => Assert.Null(StudyIds.Check(study.StudyId)));
        Assert.All(inner, study => Assert.Empty(StudyReader.Read(study.Study, OptimizerCatalog.BuiltIn, isInner: true).Problems));
    }

    [Fact]
    public void References_become_numbers_and_texts_and_what_a_trial_does_not_have_is_left_out()
    {
        var settings = InnerStudies.Of(Parent, Training, Candidate)[0].Study.At("optimizer", "settings");
        var without = InnerStudies.Of(Parent, Training, MetaFile.Values(("population", "12"), ("encoding", "gray"), ("mutation", "default")))[0].Study;

        Assert.Equal((12, "real", 0.25), (settings.At("populationSize").GetInt32(), settings.At("encoding").GetString(), settings.At("mutationRate").GetDouble()));
        Assert.Equal(JsonValueKind.Null, without.At("optimizer", "settings", "mutationRate").ValueKind);
        Assert.False(StudyReader.Read(without, OptimizerCatalog.BuiltIn).Study!.Optimizer.Settings.ContainsKey("mutationRate"));
    }

    [Theory]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("1e-3", JsonValueKind.Number)]
    [InlineData("-0.5", JsonValueKind.Number)]
    [InlineData("007", JsonValueKind.String)]
    [InlineData("1,5", JsonValueKind.String)]
    [InlineData("", JsonValueKind.String)]
    [InlineData("NaN", JsonValueKind.String)]
    [InlineData("12 ", JsonValueKind.String)]
    public void What_is_a_number_in_JSON_becomes_one(string value, JsonValueKind kind) =>
        Assert.Equal(kind, InnerStudies.Of(Parent, Training, MetaFile.Values(("population", value)))[0].Study.At("optimizer", "settings", "populationSize").ValueKind);

    [Fact]
    public void In_an_environment_every_value_stays_a_text()
    {
        var reading = MetaFile.With(study => study.Inner()["training"]!["environment"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "RATE": "${population}" }"""));

        var inner = InnerStudies.Of(Parent, reading.Study!.Training, Candidate)[0].Study;

        Assert.Equal("12", inner.At("training", "environment", "RATE").GetString());
    }

    [Fact]
    public void A_problem_changes_what_it_names_and_keeps_the_rest()
    {
        var ridge = InnerStudies.Of(Parent, Training, Candidate)[3].Study;

        Assert.Equal(("ridge", "s3://bucket/models"), (ridge.At("training", "image").GetString(), ridge.At("training", "outputUri").GetString()));
        Assert.Equal("y", Assert.Single(ridge.At("parameters").EnumerateArray()).At("name").GetString());
        Assert.Equal("loss", InnerStudies.Objective(Training, "ridge", Candidate));
    }

    [Fact]
    public void Seeds_differ_by_problem_and_repeat_but_not_by_trial()
    {
        var here = Seeds(InnerStudies.Of(Parent, Training, Candidate));
        var there = Seeds(InnerStudies.Of(Parent with { Trial = 8 }, Training, MetaFile.Values(("population", "5"), ("encoding", "gray"))));

        Assert.Equal(here, there);
        Assert.Equal(6, here.Distinct().Count());

        static long[] Seeds(IReadOnlyList<InnerStudy> studies) => [.. studies.Select(study => study.Study.At("optimizer", "seed").GetInt64())];
    }

    [Theory]
    [InlineData("tune-ga-1-7-1-sphere-3", "tune-ga-1/7/1")]
    [InlineData("tune-7-1-4-1-3", "tune/7/1")]
    [InlineData("a-1-2-3-4-5", "a/1/2 a-1/2/3")]
    [InlineData("mnist-ga-1", "")]
    [InlineData("mnist", "")]
    public void The_trial_of_an_inner_study_is_found_by_its_id(string studyId, string parents) =>
        Assert.Contains(parents.Split(' ')[0], string.Join(' ', InnerIds.ParentsOf(studyId).Select(parent => $"{parent.StudyId}/{parent.Trial}/{parent.Attempt}")), StringComparison.Ordinal);

    [Fact]
    public void An_id_that_leaves_no_room_for_its_inner_studies_is_too_long()
    {
        var study = MetaFile.Study();

        Assert.Equal(40 - "-9-1-sphere-3".Length, InnerIds.LongestParent(study));
        Assert.Null(InnerIds.Check(new string('a', 27), study));
        Assert.Contains("at most 27 characters", InnerIds.Check(new string('a', 28), study), StringComparison.Ordinal);
        Assert.Equal(27, StudyIds.From("tuning-the-genetic-algorithm", "abcdefgh", InnerIds.LongestParent(study)).Length);
    }
}
