using Hpo.Cli;
using Hpo.Cli.Progress;
using Hpo.Cli.Results;
using Hpo.Contracts;
using Hpo.Gateway;
using Spectre.Console;

namespace Hpo.EndToEnd.Tests;

/// <summary>How a study with several objectives looks.</summary>
public sealed class SeveralObjectivesTests
{
    private static readonly IReadOnlyList<Objective> Objectives = [new("accuracy", Direction.Maximize), new("size", Direction.Minimize)];

    [Fact]
    public async Task The_table_begins_with_the_front_and_the_front_is_told_below()
    {
        var lines = (await WriteAsync(ResultFormat.Table)).Split('\n').Select(line => line.Trim()).ToList();

        var rows = lines.Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(["2", "0", "1", "4", "3"], rows.Select(row => row[1]));
        Assert.Equal(["1*", "1*", "2", "2", "-"], rows.Select(row => row[2]));
        Assert.Contains("Pareto front: 2 of 4 measured trials", lines);
        Assert.Contains("trial 2: accuracy=0.9, size=30 at x=2", lines);
        Assert.Contains("Hypervolume: 12.5 (reference accuracy=0.35, size=33)", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Best:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_get_rank_and_optimality_of_each_trial()
    {
        var rows = Rows.Of(await WriteAsync(ResultFormat.Csv)).ToList();
        var json = System.Text.Json.Nodes.JsonNode.Parse(await WriteAsync(ResultFormat.Json))!;

        Assert.Equal([("2", "1", "true"), ("0", "1", "true"), ("1", "2", "false"), ("4", "2", "false"), ("3", "", "")], rows.Select(row => (row["trial"], row["rank"], row["paretoOptimal"])));
        Assert.Equal([1, 1, 2, 2, null], json["trials"]!.AsArray().Select(trial => (int?)trial!["rank"]));
        Assert.Equal(12.5, (double?)json["study"]!["hypervolume"]!["value"]);
        Assert.Equal(2, json["study"]!["front"]!.AsArray().Count);
    }

    [Fact]
    public void A_line_about_the_study_tells_the_size_of_its_front() =>
        Assert.Contains(", 0 running, front of 2", StudyTable.Line(Study), StringComparison.Ordinal);

    [Fact]
    public void Progress_tells_every_objective_and_the_size_of_the_front()
    {
        var progress = new StudyProgress(Study.Study!, DateTimeOffset.UnixEpoch);
        using var text = new StringWriter();
        var display = new PlainProgress(OutputTo(text));

        foreach (var trial in Trials.Where(trial => trial.Values is not null))
        {
            display.TrialSettled(progress, progress.Settle(trial.Trial, trial.Values, trial.Reason, seconds: null, trial.Hyperparameters)!);
        }

        var lines = text.ToString().Split(Environment.NewLine);
        Assert.Equal("[1/10] trial 0: accuracy=0.5 size=10 x=0; front of 1", lines[0]);
        Assert.Equal("[3/10] trial 2: accuracy=0.9 size=30 x=2; front of 2", lines[2]);
        Assert.Contains("2 trials that none dominates", Panel(progress), StringComparison.Ordinal);
        Assert.DoesNotContain("Best", Panel(progress), StringComparison.Ordinal);
    }

    private static string Panel(StudyProgress progress)
    {
        using var text = new StringWriter();
        OutputTo(text).Results.Write(LiveProgress.Render(progress, "mnist-1", DateTimeOffset.UnixEpoch));
        return text.ToString();
    }

    private static IReadOnlyList<TrialView> Trials { get; } =
    [
        Trial(0, 0.5, 10), Trial(1, 0.4, 20), Trial(2, 0.9, 30), Trial(3, null, null), Trial(4, 0.3, 10),
    ];

    private static StudyView Study { get; } = new()
    {
        StudyId = "mnist-1",
        Status = StudyStatus.Completed,
        Objectives = Objectives,
        MaxTrials = 10,
        Counts = new StudyCounts(5, 0, 4, 1),
        FrontSize = 2,
        Front = [Member(2, 0.9, 30), Member(0, 0.5, 10)],
        Hypervolume = new HypervolumeView(12.5, new Dictionary<string, double> { ["accuracy"] = 0.35, ["size"] = 33 }),
        Incumbent = Member(2, 0.9, 30),
        Study = new Study
        {
            Name = "mnist",
            Objectives = Objectives,
            Metrics = [new("accuracy", "a=(.)"), new("size", "s=(.)")],
            Parameters = [new Parameter { Name = "x", Type = ParameterType.Continuous, Min = 0, Max = 9 }],
            Optimizer = new OptimizerSelection { Name = "nsga2" },
            Budget = new Budget { MaxTrials = 10 },
            Training = new TrainingTemplate { Image = "i", RoleArn = "r", OutputUri = "o" },
        },
    };

    private static TrialView Trial(int trial, double? accuracy, double? size) => new()
    {
        Trial = trial,
        Status = accuracy is null ? TrialStatus.Unavailable : TrialStatus.Measured,
        Hyperparameters = new Dictionary<string, string> { ["x"] = $"{trial}" },
        Values = accuracy is { } a && size is { } s ? new Dictionary<string, double> { ["accuracy"] = a, ["size"] = s } : null,
        Reason = accuracy is null ? "it crashed" : null,
    };

    private static Incumbent Member(int trial, double accuracy, double size) => new()
    {
        Trial = trial,
        Values = new Dictionary<string, double> { ["accuracy"] = accuracy, ["size"] = size },
        Hyperparameters = new Dictionary<string, string> { ["x"] = $"{trial}" },
    };

    private static async Task<string> WriteAsync(ResultFormat format)
    {
        using var text = new StringWriter();
        await ResultWriter.WriteAsync(StudyResults.Of(Study, Trials), format, OutputTo(text), CancellationToken.None);
        return text.ToString();
    }

    private static Output OutputTo(StringWriter text)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 160;
        return new Output(console, console, IsLive: false);
    }
}
