using System.Runtime.InteropServices;

namespace Hpo.Training.Tests;

public sealed class GradientBoostingProgramTests
{
    [SkippableFact]
    public async Task It_learns_and_leaves_a_model()
    {
        SkipWithoutLibraries();
        using var job = Some().With(("num_round", "60"), ("eta", "0.2"));

        var result = await job.RunAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var scores = Metrics.Read("xgboost-ranges.json", "validation-auc", result.Lines);
        Assert.Equal(20, scores.Count);
        Assert.True(scores[^1] > 0.97, $"{scores[^1]}");
        Assert.True(Metrics.Read("xgboost-ranges.json", "validation-logloss", result.Lines)[^1] < 0.25);
        Assert.StartsWith("tree", File.ReadAllText(Path.Combine(job.ModelDirectory, "model.txt")));
    }

    [SkippableFact]
    public async Task Equal_candidates_score_equally()
    {
        SkipWithoutLibraries();
        using var first = Some().With(("num_round", "20"), ("subsample", "0.7"), ("colsample_bylevel", "0.5"));
        using var again = Some().With(("num_round", "20"), ("subsample", "0.7"), ("colsample_bylevel", "0.5"));

        var results = (await first.RunAsync(), await again.RunAsync());

        Assert.Equal(results.Item1.Lines, results.Item2.Lines);
    }

    [SkippableTheory]
    [InlineData("alpha", "50", "lambda_l1")]
    [InlineData("lambda", "50", "lambda_l2")]
    [InlineData("eta", "0.05", "learning_rate")]
    [InlineData("gamma", "5", "min_gain_to_split")]
    [InlineData("max_delta_step", "1", "max_delta_step")]
    [InlineData("max_depth", "2", "max_depth")]
    [InlineData("min_child_weight", "30", "min_sum_hessian_in_leaf")]
    [InlineData("subsample", "0.5", "bagging_fraction")]
    [InlineData("colsample_bytree", "0.5", "feature_fraction")]
    [InlineData("colsample_bylevel", "0.5", "feature_fraction_bynode")]
    public async Task Every_parameter_reaches_LightGBM_and_matters(string name, string value, string native)
    {
        SkipWithoutLibraries();
        using var plain = Some().With(("num_round", "10"));
        using var job = Some().With(("num_round", "10"), (name, value));

        var results = (await plain.RunAsync(), await job.RunAsync());

        Assert.Contains($"[{native}: {value}]", File.ReadAllText(Path.Combine(job.ModelDirectory, "model.txt")));
        Assert.NotEqual(results.Item1.Lines[^1], results.Item2.Lines[^1]);
    }

    [SkippableFact]
    public async Task A_candidate_that_allows_no_split_ends_early_and_scores_one_half()
    {
        SkipWithoutLibraries();
        using var job = Some().With(("num_round", "4000"), ("alpha", "1000000"));

        var result = await job.RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal([0.5], Metrics.Read("xgboost-ranges.json", "validation-auc", result.Lines));
    }

    [Fact]
    public async Task All_problems_of_a_bad_candidate_are_reported_at_once()
    {
        using var job = Some().With(("eta", "2"), ("num_round", "0"), ("depth", "3"), ("objective", "reg:squarederror"));

        var result = await job.RunAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.All(["eta", "num_round", "depth", "objective"], name => Assert.Contains(name + ":", job.Failure));
    }

    [SkippableFact]
    public async Task A_missing_native_library_is_named()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "libgomp belongs to Linux.");
        var libraries = Directory.CreateTempSubdirectory("hpo-no-libgomp-");
        await File.WriteAllTextAsync(Path.Combine(libraries.FullName, "libgomp.so.1"), "");
        using var job = Some().With(("num_round", "1")).WithVariable("LD_LIBRARY_PATH", libraries.FullName);

        var result = await job.RunAsync();

        libraries.Delete(recursive: true);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("apt-get install libgomp1", job.Failure);
    }

    [SkippableFact]
    public async Task Asked_to_stop_it_saves_the_model_it_has()
    {
        SkipWithoutLibraries();
        Skip.If(OperatingSystem.IsWindows(), "SIGTERM is a POSIX signal.");
        // Little is learned per tree, so that the leaves stay worth splitting for longer than the test needs.
        using var job = Some().With(("num_round", "20000"), ("eta", "0.001"));

        var result = await job.RunUntilAsync("[1000]");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("asked to stop", result.Lines[^1]);
        Assert.True(File.Exists(Path.Combine(job.ModelDirectory, "model.txt")));
    }

    private static TrainingJob Some()
    {
        var data = Path.Combine(Examples.Directory, "data", "spambase");
        return new TrainingJob("gradient-boosting").WithChannel("train", Path.Combine(data, "train")).WithChannel("validation", Path.Combine(data, "validation"));
    }

    internal static void SkipWithoutLibraries()
    {
        Skip.If(RuntimeInformation.ProcessArchitecture != Architecture.X64, "LightGBM's package holds x64 libraries only.");
        Skip.If(OperatingSystem.IsLinux() && !NativeLibrary.TryLoad("libgomp.so.1", out _), "libgomp1 is not installed.");
    }
}
