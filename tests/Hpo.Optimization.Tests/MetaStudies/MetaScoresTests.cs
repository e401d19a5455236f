using Hpo.Contracts;

namespace Hpo.Optimization.Tests.MetaStudies;

public sealed class MetaScoresTests
{
    private static readonly TrainingTemplate Training = MetaFile.Study().Training;

    [Fact]
    public void A_score_is_0_at_the_best_and_1_at_the_worst_and_its_spread_is_that_of_the_repeats()
    {
        var metrics = MetaScores.Of(Training, [new("sphere", 1, 0), new("ridge", 1, 1), new("sphere", 2, 10), new("ridge", 2, 3), new("sphere", 3, 5), new("ridge", 3, 2)]);

        Assert.Equal(0.5, metrics["score"], 12);
        Assert.Equal(0.5, metrics["score-sd"], 12);
        Assert.Equal((5, 5, 2, 1), (metrics["sphere"], metrics["sphere-sd"], metrics["ridge"], metrics["ridge-sd"]));
        Assert.Equal(MetaScores.Names(Training).Order(), metrics.Keys.Order());
    }

    [Fact]
    public void Of_an_objective_to_maximize_a_larger_value_has_a_smaller_score()
    {
        var training = Training with { Problems = [new StudyProblem { Name = "accuracy", Best = 1, Worst = 0.5 }], Repeats = 1 };

        var metrics = MetaScores.Of(training, [new("accuracy", 1, 0.9)]);

        Assert.Equal(0.2, metrics["score"], 12);
        Assert.Equal(0.9, metrics["best"]);
        Assert.Equal(["accuracy", "best", "score"], metrics.Keys.Order());
    }

    [Fact]
    public void Without_best_and_worst_of_every_problem_there_is_no_score()
    {
        var training = Training with { Problems = [new StudyProblem { Name = "sphere", Best = 0, Worst = 1 }, new StudyProblem { Name = "ridge" }] };

        Assert.DoesNotContain("score", MetaScores.Of(training, [new("sphere", 1, 0), new("ridge", 1, 1)]).Keys);
        Assert.Equal(["ridge", "ridge-sd", "sphere", "sphere-sd"], MetaScores.Names(training).Order());
    }
}
