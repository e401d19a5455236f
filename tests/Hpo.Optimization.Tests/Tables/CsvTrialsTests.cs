using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization.Tables;
using Hpo.Optimization.Tests.Validation;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.Tables;

public sealed class CsvTrialsTests
{
    private const string Header = "learning_rate,num_epoch,optimizer,momentum,accuracy\n";

    [Fact]
    public void Rows_with_plain_names_are_trials_of_the_study()
    {
        var read = Read($"{Header}0.1,20,adam,,0.9\r\n0.05,3e1,sgd,0.5,0.8\n\n");

        Assert.Equal(2, read.Rows);
        Assert.Empty(read.Reasons);
        Assert.Equal([("0.1", "20", "adam", null, 0.9), ("0.05", "30", "sgd", "0.5", 0.8)], read.Trials.Select(Told));
        Assert.All(read.Trials, trial => Assert.Equal("100", trial.Hyperparameters["batch_size"]));
    }

    [Theory]
    [InlineData("number,state,values_accuracy,values_other,params_learning_rate,params_num_epoch,params_optimizer,params_batch_size,user_job_name,datetime_start,cost_usd")]
    [InlineData("trial,status,values.accuracy,values.other,hyperparameters.learning_rate,hyperparameters.num_epoch,hyperparameters.optimizer,hyperparameters.batch_size,jobName,startedAt,cost")]
    public void Both_kinds_of_exported_columns_are_known(string header)
    {
        var read = Read($"{header}\n7,measured,0.9,1,0.1,20,adam,100,job-7,2026-03-01T12:00:00.000Z,0.5\n");

        Assert.Equal(("0.1", "20", "adam", null, 0.9), Told(Assert.Single(read.Trials)));
    }

    [Fact]
    public void A_data_frame_of_Optuna_is_known()
    {
        var read = Read("""
            ,number,value,datetime_start,datetime_complete,duration,params_learning_rate,params_num_epoch,params_optimizer,user_attrs_who,system_attrs_x,state
            0,0,0.9,2026-03-01 12:00:00,2026-03-01 12:01:00,0 days 00:01:00,0.1,20,adam,me,,COMPLETE
            1,1,,2026-03-01 12:00:00,2026-03-01 12:01:00,0 days 00:01:00,0.1,25,adam,me,,PRUNED
            """);

        Assert.Equal(("0.1", "20", "adam", null, 0.9), Told(Assert.Single(read.Trials)));
        Assert.Equal(["row 3: it has no outcome, it is pruned."], read.Reasons);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_row_by_row_with_column_value_and_remedy()
    {
        var problems = With($"{Header}0.5,20,adam,,0.9\n0.1,22,adm,,0.9\n0.1,20,adam,0.5,\"0,9\"\n,20,adam,,NaN\n0.1,20,adam\n0.1,20,sgd,,0.9\n").Problems;

        Assert.Equal(
            [
                ("warmStart.csv row 2.learning_rate", "'learning_rate' is \"0.5\". Give a number from 0.01 to 0.2."),
                ("warmStart.csv row 3.num_epoch", "'num_epoch' is \"22\". Give a whole number from 10 to 50 in steps of 5 from 10 on."),
                ("warmStart.csv row 3.optimizer", "'optimizer' is \"adm\". Give one of sgd, adam."),
                ("warmStart.csv row 4.accuracy", "'0,9' is no finite number. Give one with a point, 0.94 for instance, or remove the row."),
                ("warmStart.csv row 4.momentum", "'momentum' exists only where 'optimizer' is sgd. Remove it here."),
                ("warmStart.csv row 5.accuracy", "'NaN' is no finite number. Give one with a point, 0.94 for instance, or remove the row."),
                ("warmStart.csv row 5.learning_rate", "'learning_rate' is missing. Give a number from 0.01 to 0.2."),
                ("warmStart.csv row 6", "The row has 3 cells, the header has 5. Put cells with commas in them in quotes."),
                ("warmStart.csv row 7.momentum", "'momentum' is missing. Give a number from 0 to 0.99."),
            ],
            problems.Select(problem => (problem.Path, problem.Message)));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_left_out_on_wish()
    {
        var study = With($"{Header}0.5,20,adam,,0.9\n0.1,20,adam,,0.9\n0.1,20,adam\n", skipInvalid: true).Study!;

        var read = CsvTrials.Of(study);

        Assert.Equal(("0.1", "20", "adam", null, 0.9), Told(Assert.Single(read.Trials)));
        Assert.Equal(2, read.Reasons.Count);
        Assert.StartsWith("row 2: 'learning_rate' is \"0.5\".", read.Reasons[0], StringComparison.Ordinal);
        Expect.Only(With($"{Header}0.5,20,adam,,0.9\n", skipInvalid: true), "warmStart.csv", "None of the 1 rows tells this study anything. For instance row 2: 'learning_rate'");
    }

    [Theory]
    [InlineData("learning_rate,num_epoch,optimizer,acuracy\n", "The column 'acuracy' is neither a parameter nor a metric of this study. Did you mean 'accuracy'?")]
    [InlineData("learning_rate,num_epoch,optimizer,acuracy\n", "No column has the values of objective 'accuracy'. Add 'values_accuracy'.")]
    [InlineData("params_num_epoch,params_optimizer,params_depth,values_accuracy\n", "The column 'params_depth' is of a parameter that this study does not have.")]
    [InlineData("params_num_epoch,params_optimizer,params_depth,values_accuracy\n", "No column has the values of parameter 'learning_rate'. Add 'params_learning_rate'.")]
    [InlineData("learning_rate;num_epoch;optimizer;accuracy\n", "Separate columns by commas")]
    [InlineData("params_learning_rate,hyperparameters.learning_rate,params_num_epoch,params_optimizer,values_accuracy\n", "The columns 'params_learning_rate' and 'hyperparameters.learning_rate' mean the same.")]
    [InlineData(Header, "The file has no rows below its header.")]
    [InlineData("learning_rate,\"num_epoch\n", "The quotes of a cell in row 1 are not closed.")]
    [InlineData($"{Header}\"0.1\"x,20,adam,,0.9\n", "A cell in row 2 goes on after its quotes.")]
    public void A_file_that_cannot_be_read_is_told_what_is_wrong(string csv, string part) =>
        Assert.Contains(With(csv).Problems, problem => problem.Path == "warmStart.csv" && problem.Message.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void Failed_trials_are_known_where_their_configuration_is_at_fault()
    {
        var read = Read("""
            state,failure_class,failure_reason,params_learning_rate,params_num_epoch,params_optimizer,values_accuracy
            unavailable,algorithm,'=boom,0.1,20,adam,
            unavailable,infrastructure,lost,0.1,20,adam,
            ,noMetric,,0.1,25,adam,
            running,,,0.1,20,adam,
            measured,,,0.1,20,adam,0.9
            """);

        Assert.Equal([FailureClass.Algorithm, FailureClass.NoMetric, null], read.Trials.Select(trial => trial.FailureClass));
        Assert.Equal("=boom", read.Trials[0].Reason);
        Assert.Equal(["row 3: it failed, but by no fault of its configuration (infrastructure).", "row 5: it has no outcome, it is running."], read.Reasons);
    }

    [Theory]
    [InlineData("done", "The state 'done' is unknown.")]
    [InlineData("measured", "The row lacks a value of objective 'accuracy'.")]
    public void A_state_that_does_not_fit_the_row_is_a_problem(string state, string part) =>
        Expect.Only(With($"state,params_learning_rate,params_num_epoch,params_optimizer,values_accuracy\n{state},0.1,20,adam,\n"), "warmStart.csv row 2", part);

    [Fact]
    public void A_file_of_twenty_thousand_rows_is_the_largest() =>
        Expect.Only(With($"{Header}{string.Concat(Enumerable.Repeat("0.1,20,adam,,0.9\n", 20_001))}"), "warmStart.csv", "The file has 20,001 rows. At most 20,000 are read");

    private static (string? Rate, string? Epochs, string? Optimizer, string? Momentum, double Accuracy) Told(PriorTrial trial) => (
        trial.Hyperparameters.GetValueOrDefault("learning_rate"), trial.Hyperparameters.GetValueOrDefault("num_epoch"),
        trial.Hyperparameters.GetValueOrDefault("optimizer"), trial.Hyperparameters.GetValueOrDefault("momentum"), trial.Values!["accuracy"]);

    private static CsvReading Read(string csv)
    {
        var reading = With(csv);
        Expect.Fine(reading);
        return CsvTrials.Of(reading.Study!);
    }

    private static StudyReading With(string csv, bool skipInvalid = false) =>
        StudyFile.With("warmStart", JsonSerializer.Serialize(new { csv, skipInvalid }));
}
