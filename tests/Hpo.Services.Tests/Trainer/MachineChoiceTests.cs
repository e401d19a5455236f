using Hpo.Contracts;
using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class MachineChoiceTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(9);
    private static readonly TrainingTemplate Template = Some.Training(maxAttempts: 5) with { InstanceTypes = ["ml.m5.xlarge", "ml.c5.xlarge"] };
    private readonly TrainerWorld world = new();
    private readonly List<string> asked = [];

    [Theory]
    [InlineData(0, "ml.m5.large")]
    [InlineData(1, "ml.m5.xlarge")]
    [InlineData(2, "ml.c5.xlarge")]
    [InlineData(3, "ml.m5.large")]
    public void Each_shortage_moves_on_and_behind_the_last_type_comes_the_first(int shortages, string expected) =>
        Assert.Equal(expected, MachineChoice.For(Template, shortages));

    [Fact]
    public async Task A_trial_without_capacity_goes_on_with_the_next_type_of_machine()
    {
        await RunAsync(Template, request => request.Training.InstanceType == "ml.c5.xlarge" ? FakeOutcome.Completes(Soon) : FakeOutcome.Fails(Soon, "CapacityError: none left"));

        Assert.Equal(["ml.m5.large", "ml.m5.xlarge", "ml.c5.xlarge"], asked);
    }

    [Fact]
    public async Task Spot_capacity_that_never_comes_is_a_shortage_too()
    {
        var spot = Template with { Spot = new SpotTraining { MaxWaitSeconds = 3600 } };

        await RunAsync(spot, request => request.Marker.Attempt == 1 ? FakeOutcome.StopsItself(Soon, "MaxWaitTimeExceeded") : FakeOutcome.Completes(Soon));

        Assert.Equal(["ml.m5.large", "ml.m5.xlarge"], asked);
    }

    [Fact]
    public async Task Another_failure_of_the_infrastructure_keeps_the_type()
    {
        await RunAsync(Template, request => request.Marker.Attempt == 1 ? FakeOutcome.Fails(Soon, "InternalServerError: try again") : FakeOutcome.Completes(Soon));

        Assert.Equal(["ml.m5.large", "ml.m5.large"], asked);
    }

    [Fact]
    public async Task Without_further_types_the_only_one_is_asked_for_again()
    {
        await RunAsync(Some.Training(), request => request.Marker.Attempt < 3 ? FakeOutcome.Fails(Soon, "CapacityError: none left") : FakeOutcome.Completes(Soon));

        Assert.Equal(["ml.m5.large", "ml.m5.large", "ml.m5.large"], asked);
    }

    [Fact]
    public async Task A_full_quota_of_one_type_does_not_hold_a_trial_that_came_to_another()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = request => request.Training.InstanceType == "ml.m5.large" ? FakeOutcome.Fails(Soon, "CapacityError: none left") : FakeOutcome.Completes(Soon);
        await trainer.ProposeAsync(Some.Candidate(training: Template));
        await trainer.RunAsync(TimeSpan.FromSeconds(8));
        await trainer.Get<QuotaHolds>().RefusedAsync("ml.m5.large", default);
        await trainer.ProposeAsync(Some.Candidate(trial: 1, training: Template));

        await trainer.RunAsync(TimeSpan.FromSeconds(15));

        Assert.Contains("mnist-ga-0-2", world.Backend.Launched);
        Assert.DoesNotContain("mnist-ga-1-1", world.Backend.Launched);
    }

    private async Task RunAsync(TrainingTemplate training, Func<LaunchRequest, FakeOutcome> plan)
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = request =>
        {
            asked.Add(request.Training.InstanceType);
            return plan(request);
        };

        await trainer.ProposeAsync(Some.Candidate(training: training));
        await trainer.RunToEndAsync();
    }
}
