using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class JobMarkersTests
{
    [Fact]
    public void A_job_name_tells_its_trial_and_attempt()
    {
        Assert.Equal(new JobMarker("mnist-ga-2", 17, 3), JobMarkers.FromName("mnist-ga-2-17-3").First());
    }

    [Fact]
    public void A_name_may_have_a_prefix_of_any_length()
    {
        Assert.Equal(
            [new JobMarker("team-a-mnist", 17, 3), new JobMarker("a-mnist", 17, 3), new JobMarker("mnist", 17, 3)],
            JobMarkers.FromName("team-a-mnist-17-3"));
    }

    [Theory]
    [InlineData("mnist")]
    [InlineData("mnist-1")]
    [InlineData("mnist-ga-x-1")]
    [InlineData("mnist-ga-01-1")]
    [InlineData("mnist-ga-1--1")]
    public void A_name_that_is_not_ours_tells_nothing(string name)
    {
        Assert.Empty(JobMarkers.FromName(name));
    }
}
