namespace Hpo.Contracts.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("mnist")]
    [InlineData("mnist-ga-2")]
    [InlineData("7")]
    [InlineData("a234567890123456789012345678901234567890")]
    public void A_study_id_of_letters_digits_and_single_dashes_is_fine(string studyId) => Assert.Null(StudyIds.Check(studyId));

    [Theory]
    [InlineData("")]
    [InlineData("Mnist")]
    [InlineData("mnist_ga")]
    [InlineData("mnist--ga")]
    [InlineData("-mnist")]
    [InlineData("mnist-")]
    [InlineData("übung")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public void Any_other_study_id_is_refused_with_the_remedy(string studyId)
    {
        var problem = StudyIds.Check(studyId);

        Assert.Contains($"'{studyId}'", problem, StringComparison.Ordinal);
        Assert.Contains("lower-case letters", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MNIST with GA", "x1", "mnist-with-ga-x1")]
    [InlineData("  --odd--  name!", "x1", "odd-name-x1")]
    [InlineData("日本", "x1", "study-x1")]
    [InlineData("a-name-that-is-much-longer-than-an-id-may-be", "x1", "a-name-that-is-much-longer-than-an-id-x1")]
    public void A_study_id_is_made_of_the_name_and_a_suffix(string name, string suffix, string expected)
    {
        var studyId = StudyIds.From(name, suffix);

        Assert.Equal(expected, studyId);
        Assert.Null(StudyIds.Check(studyId));
    }

    [Fact]
    public void A_job_is_named_after_study_trial_and_attempt() => Assert.Equal("mnist-ga-12-3", JobNames.For("mnist-ga", trial: 12, attempt: 3));

    [Fact]
    public void A_prefix_goes_first() => Assert.Equal("team-mnist-ga-12-3", JobNames.For("mnist-ga", trial: 12, attempt: 3, prefix: "team"));

    [Fact]
    public void The_longest_name_with_a_prefix_has_63_characters() => Assert.Equal(
        63, JobNames.For(new string('a', StudyIds.MaxLength), trial: 999_999, attempt: 30, prefix: new string('p', JobNames.LongestPrefix)).Length);

    [Fact]
    public void A_job_name_fits_the_63_characters_of_a_training_job() =>
        Assert.True(JobNames.For(new string('a', StudyIds.MaxLength), int.MaxValue, int.MaxValue).Length <= 63);

    [Fact]
    public void A_message_is_named_in_kebab_case_on_the_wire()
    {
        Assert.Equal("candidate-proposed", MessageNames.Kebab(typeof(CandidateProposed)));
        Assert.Equal("hpo.candidate-proposed", MessageNames.Exchange(typeof(CandidateProposed)));
        Assert.Equal("urn:message:hpo:candidate-proposed", MessageNames.Urn(typeof(CandidateProposed)));
    }

    [Fact]
    public void Every_message_of_the_contracts_is_listed()
    {
        var events = typeof(MessageNames).Assembly.GetExportedTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IStudyMessage)));

        Assert.Empty(events.Except(MessageNames.All));
        Assert.Equal(MessageNames.All.Count, MessageNames.All.Select(MessageNames.Kebab).Distinct().Count());
    }
}
