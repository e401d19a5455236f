using System.Text.Json;

namespace Hpo.EndToEnd.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task Results_and_lists_come_in_every_format()
    {
        _workplace.Image("quick", "echo loss=$SM_HP_N");
        using var run = await HpoProcess.RunAsync("run", _workplace.StudyOf("quick", 3), "--data", _workplace.Data, "--id", "q");

        using var table = await HpoProcess.RunAsync("results", "q", "--data", _workplace.Data);
        using var json = await HpoProcess.RunAsync("results", "q", "--data", _workplace.Data, "--format", "json");
        using var csv = await HpoProcess.RunAsync("list", "--data", _workplace.Data, "--format", "csv");

        Assert.Equal(run.Output, table.Output);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal("completed", document.RootElement.GetProperty("study").GetProperty("status").GetString());
        Assert.Equal(3, document.RootElement.GetProperty("trials").GetArrayLength());
        Assert.Equal("completed", Assert.Single(Rows.Of(csv.Output))["status"]);
    }

    [Theory]
    [InlineData("mnist-ga.json"), InlineData("mnist-random.json"), InlineData("xgboost-ranges.json"), InlineData("mnist-sagemaker-tuning.json")]
    [InlineData("mnist-warm-start.json")]
    [InlineData("benchmark-sphere.json"), InlineData("benchmark-rastrigin-ga.json"), InlineData("benchmark-rastrigin-random.json")]
    public async Task Every_example_is_valid(string example)
    {
        using var validate = await HpoProcess.RunAsync("validate", Workplace.Example(example));

        Assert.True(validate.ExitCode == 0, validate.Errors);
    }

    [Theory]
    [InlineData("epoch=1 validation-accuracy=9.1e-01 train-loss=0.2", 0, "0.91")]
    [InlineData("epoch=1 accuracy of 0.91", 1, "0 matches")]
    public async Task Patterns_can_be_tried_on_a_log(string line, int exitCode, string said)
    {
        using var test = await HpoProcess.RunAsync("test-regex", Workplace.Example("mnist-ga.json"), _workplace.Study(line, "log.txt"));

        Assert.Equal(exitCode, test.ExitCode);
        Assert.Contains(said, test.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run no-such-file.json", "There is no file")]
    [InlineData("resume nothing", "There is no study 'nothing'")]
    [InlineData("results nothing", "There is no study 'nothing'")]
    [InlineData("compare", "STUDY-ID")]
    [InlineData("optimizers gaa", "There is no optimizer 'gaa'")]
    [InlineData("frobnicate", "frobnicate")]
    public async Task A_wrong_command_says_what_is_wrong_and_exits_with_two(string arguments, string said)
    {
        using var command = await HpoProcess.RunAsync([.. arguments.Split(' '), .. arguments.StartsWith('r') ? new[] { "--data", _workplace.Data } : []]);

        Assert.Equal(2, command.ExitCode);
        Assert.Contains(said, command.Errors + command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimizers_tell_their_settings()
    {
        using var command = await HpoProcess.RunAsync("optimizers", "ga");

        Assert.Equal(0, command.ExitCode);
        Assert.All(
            [
                "Handles one objective, numbers and categorical parameters, parameters with conditions.",
                "  bits (whole number from 1 to 52, default 10): Bits of a continuous parameter; not with real.",
                "  selection (tournament | rank, default tournament): How parents are chosen.",
                "  populationSize (whole number from 2 to 10000, default derived): Individuals of a generation; by default a tenth of maxTrials",
            ],
            said => Assert.Contains(said, command.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Auto_is_listed_with_the_others_and_takes_no_settings()
    {
        using var list = await HpoProcess.RunAsync("optimizers");
        using var auto = await HpoProcess.RunAsync("optimizers", "auto");

        Assert.Contains("\nga: ", $"\n{list.Output}", StringComparison.Ordinal);
        Assert.Contains("auto: Chooses for you", list.Output, StringComparison.Ordinal);
        Assert.Contains("It takes no settings.", auto.Output, StringComparison.Ordinal);
    }
}
