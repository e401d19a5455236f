using Hpo.Optimization.Tests.MetaStudies;
using Hpo.Optimization.Validation;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Costs;

public sealed class MetaEstimatesTests
{
    [Fact]
    public void The_jobs_of_all_inner_studies_are_counted()
    {
        var study = MetaFile.Study();
        var inner = StudyReader.InnerStudiesOf(study, OptimizerCatalog.BuiltIn);

        var worst = MetaEstimates.WorstCase(study, inner, Some.Prices(("ml.c5.large", 0.1)), attempts: 1);

        // 10 trials, 2 problems, 3 repeats, 40 jobs of a day; 2 trials at a time, 4 jobs at a time in each.
        Assert.Equal(2400, worst.Jobs);
        Assert.Equal((2400 * 24, 5 * 10 * 24), (worst.MachineTime.TotalHours, worst.WallTime.TotalHours));
        Assert.Equal(2400 * 24 * 0.1, worst.Cost!.Value, 6);
    }

    [Fact]
    public void Limits_of_the_outer_study_bound_it_up_to_the_trials_that_run()
    {
        var study = MetaFile.Study();
        var limited = study with { Budget = study.Budget with { MaxBillableSeconds = 240 * 86400, MaxDuration = TimeSpan.FromHours(5) } };

        var worst = MetaEstimates.WorstCase(limited, StudyReader.InnerStudiesOf(study, OptimizerCatalog.BuiltIn), prices: null, attempts: 1);

        Assert.Equal((3 * 240 * 24, 5), (worst.MachineTime.TotalHours, worst.WallTime.TotalHours));
        Assert.Null(worst.Cost);
    }

    [Fact]
    public void A_study_of_training_jobs_has_no_inner_studies() => Assert.Empty(StudyReader.InnerStudiesOf(Some.Study(), OptimizerCatalog.BuiltIn));
}
