using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Optimization.Tests.Validation;

public sealed class MetricSourceTests
{
    [Fact]
    public void A_built_in_pattern_becomes_a_regex()
    {
        var metric = Read("""{ "name": "accuracy", "pattern": "keras", "key": "val_accuracy", "statistic": "best" }""");

        Assert.Equal(BuiltInPatterns.Find("keras", "val_accuracy"), metric.Regex);
        Assert.Equal(("keras", "val_accuracy", MetricStatistic.Best), (metric.Pattern, metric.EffectiveKey, metric.EffectiveStatistic));
    }

    [Fact]
    public void Without_a_key_the_name_is_looked_for() =>
        Assert.Equal(BuiltInPatterns.Find("json-lines", "accuracy"), Read("""{ "name": "accuracy", "pattern": "json-lines" }""").Regex);

    [Theory]
    [InlineData("""{ "name": "accuracy", "pattern": "keras", "key": "val_accuracy", "statistic": "best" }""")]
    [InlineData("""{ "name": "accuracy", "source": "file", "key": "top1", "statistic": "meanOfLast", "lastK": 3 }""")]
    [InlineData("""{ "name": "accuracy", "source": "finalMetrics" }""")]
    [InlineData("""{ "name": "accuracy", "source": "log", "regex": "acc=(.*)", "statistic": "max" }""")]
    public void A_study_that_was_read_can_be_read_again(string metric)
    {
        var first = StudyFile.With("metrics[0]", metric).Study!;

        var again = StudyFile.Read(JsonSerializer.Serialize(first, HpoJson.Options));

        Expect.Fine(again);
        Assert.Equal(first.Metrics, again.Study!.Metrics);
    }

    [Fact]
    public void What_the_training_service_reports_needs_no_regex() => Assert.Equal("", Read("""{ "name": "accuracy", "source": "finalMetrics" }""").Regex);

    [Theory]
    [InlineData("""{ "name": "accuracy" }""", "regex", "built-in pattern: xgboost, lightgbm")]
    [InlineData("""{ "name": "accuracy", "pattern": "kerras" }""", "pattern", "Did you mean 'keras'?")]
    [InlineData("""{ "name": "accuracy", "pattern": "catboost" }""", "pattern", "Known are: xgboost, lightgbm, pytorch-lightning, keras, huggingface, mxnet, json-lines.")]
    [InlineData("""{ "name": "accuracy", "pattern": "keras", "regex": "acc=(.*)" }""", "regex", "they differ")]
    [InlineData("""{ "name": "accuracy", "regex": "acc=(.*)", "source": "logs" }""", "source", "Did you mean 'log'?")]
    [InlineData("""{ "name": "accuracy", "regex": "acc=(.*)", "statistic": "mean" }""", "statistic", "Known are: last, best, min, max, meanOfLast.")]
    [InlineData("""{ "name": "accuracy", "regex": "acc=(.*)", "lastK": 3 }""", "lastK", "Set statistic to \"meanOfLast\"")]
    [InlineData("""{ "name": "accuracy", "regex": "acc=(.*)", "statistic": "meanOfLast", "lastK": 101 }""", "lastK", "Give a whole number from 1 to 100.")]
    [InlineData("""{ "name": "accuracy", "source": "finalMetrics", "statistic": "best" }""", "statistic", "reports the last value only")]
    [InlineData("""{ "name": "accuracy", "source": "file", "regex": "acc=(.*)" }""", "regex", "Remove regex and pattern")]
    [InlineData("""{ "name": "accuracy", "source": "file", "pattern": "keras" }""", "pattern", "Remove regex and pattern")]
    [InlineData("""{ "name": "accuracy", "regex": "acc=(.*)", "key": "acc" }""", "key", "Add pattern")]
    [InlineData("""{ "name": "accuracy", "pattern": "keras", "key": " acc" }""", "key", "white space")]
    public void What_does_not_fit_together_is_said_with_the_remedy(string metric, string field, string part) =>
        Expect.Only(StudyFile.With("metrics[0]", metric), $"metrics[0].{field}", part);

    [Fact]
    public void A_key_that_makes_too_long_a_regex_is_refused()
    {
        var key = new string('k', 255);

        Expect.Only(StudyFile.With("metrics[0]", $$"""{ "name": "accuracy", "pattern": "pytorch-lightning", "key": "{{key}}" }"""), "metrics[0].key", "500 are allowed");
    }

    [Fact]
    public void The_best_value_is_for_objectives() =>
        Expect.Only(StudyFile.With("metrics[1].statistic", "\"best\""), "metrics[1].statistic", "'loss' is no objective");

    [Fact]
    public void The_pause_without_a_metric_can_be_turned_off()
    {
        Assert.False(StudyFile.With("budget.pauseOnMissingMetric", "false").Study!.Budget.PauseOnMissingMetric);
        Expect.Only(StudyFile.With("budget.pauseOnMissingMetric", "\"no\""), "budget.pauseOnMissingMetric", "Give true or false.");
    }

    private static MetricDefinition Read(string metric)
    {
        var reading = StudyFile.With("metrics[0]", metric);
        Expect.Fine(reading);
        return reading.Study!.Metrics[0];
    }
}
