using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerSdk.Tests;

/// <summary>Settings of an optimizer as a class with data annotations.</summary>
public sealed class SettingsClassTests
{
    [Fact]
    public void Each_property_is_a_setting_with_its_type_range_choices_default_and_meaning()
    {
        var definitions = SettingsClass.Definitions<Settings>();

        Assert.Equal(
            [
                ("populationSize", SettingType.Integer, null, 2, null, ""),
                ("step", SettingType.Number, "0.1", 0.001, 1, ""),
                ("restarts", SettingType.Flag, "true", null, null, ""),
                ("topology", SettingType.Choice, "fullMesh", null, null, "ring fullMesh"),
                ("start", SettingType.Choice, "random", null, null, "random centre"),
                ("label", SettingType.Text, null, null, null, ""),
            ],
            definitions.Select(setting => (setting.Name, setting.Type, setting.Default, setting.Min, setting.Max, string.Join(' ', setting.Choices))));
        Assert.Equal("Longest step.", definitions[1].Meaning);
    }

    [Fact]
    public void What_the_study_gives_is_read_and_what_it_leaves_out_has_its_default()
    {
        var given = Read("""{ "populationSize": 30, "topology": "ring", "restarts": false, "label": "a", "step": null }""");
        var nothing = Read("{}");

        Assert.Equal((30, 0.1, false, Topology.Ring, "random", "a"), (given.PopulationSize, given.Step, given.Restarts, given.Topology, given.Start, given.Label));
        Assert.Equal((null, 0.1, true, Topology.FullMesh, "random", null), (nothing.PopulationSize, nothing.Step, nothing.Restarts, nothing.Topology, nothing.Start, nothing.Label));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_class_is_told_at_once()
    {
        var problem = Assert.Throws<InvalidOperationException>(SettingsClass.Definitions<WrongSettings>).Message;

        Assert.Contains("WrongSettings.Wait is of type TimeSpan. Use int", problem, StringComparison.Ordinal);
        Assert.Contains("WrongSettings.Size does not say what it does. Add [Description].", problem, StringComparison.Ordinal);
        Assert.Contains("WrongSettings.Rate is 2 by default", problem, StringComparison.Ordinal);
        Assert.Contains("WrongSettings.Kind is c by default", problem, StringComparison.Ordinal);
    }

    private static Settings Read(string json) => new OptimizerSettings(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!).As<Settings>();

    public enum Topology
    {
        Ring,
        FullMesh,
    }

    public sealed class Settings
    {
        [Range(2, int.MaxValue), Description("Individuals.")]
        public int? PopulationSize { get; set; }

        [Range(0.001, 1), Description("Longest step.")]
        public double Step { get; set; } = 0.1;

        [Description("Whether it starts again.")]
        public bool Restarts { get; set; } = true;

        [Description("Who informs whom.")]
        public Topology Topology { get; set; } = Topology.FullMesh;

        [AllowedValues("random", "centre"), Description("Where it starts.")]
        public string Start { get; set; } = "random";

        [Description("For people.")]
        public string? Label { get; set; }

        public int Derived => PopulationSize ?? 7;
    }

    public sealed class WrongSettings
    {
        [Description("A time.")]
        public TimeSpan Wait { get; set; }

        public int Size { get; set; }

        [Range(0.0, 1.0), Description("A rate.")]
        public double Rate { get; set; } = 2;

        [AllowedValues("a", "b"), Description("A kind.")]
        public string Kind { get; set; } = "c";
    }
}
