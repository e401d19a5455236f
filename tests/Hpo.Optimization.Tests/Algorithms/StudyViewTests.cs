using System.Text.Json;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class StudyViewTests
{
    private static readonly Configuration Settled = new(Some.Point("1", "1"));
    private static readonly Configuration Recent = new(Some.Point("2", "2"));
    private static readonly Configuration Pending = new(Some.Point("3", "3"));
    private static readonly Configuration Other = new(Some.Point("4", "4"));

    [Theory]
    [InlineData(false, true), InlineData(true, false)]
    public void What_was_tried_is_known_unless_repetitions_are_allowed(bool allowRepeats, bool expected)
    {
        var view = View(allowRepeats);

        Assert.All([Settled, Recent, Pending], configuration => Assert.Equal(expected, view.IsKnown(configuration)));
        Assert.False(view.IsKnown(Other));
    }

    [Fact]
    public void A_setting_may_be_true_or_false_or_left_out()
    {
        var settings = new OptimizerSettings(new Dictionary<string, JsonElement> { ["on"] = Json("true"), ["off"] = Json("false"), ["none"] = Json("null") });

        Assert.True(settings.Flag("on", otherwise: false));
        Assert.False(settings.Flag("off", otherwise: true));
        Assert.True(settings.Flag("none", otherwise: true));
        Assert.False(settings.Flag("absent", otherwise: false));
    }

    private static StudyView View(bool allowRepeats)
    {
        var study = Some.Study();
        var history = new TrialHistory();
        history.Add(Trial(0, Settled));
        return new StudyView(
            SearchProblem.Of(study with { Optimizer = study.Optimizer with { AllowRepeats = allowRepeats } }, seed: 7), history, [Trial(1, Recent)], [new Candidate(Pending)], nextTrial: 3);
    }

    private static Evaluation Trial(int number, Configuration configuration) =>
        new(number, 0, new Candidate(configuration), Outcome.Measured(new Dictionary<string, double> { ["loss"] = 1 }));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
