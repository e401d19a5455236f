using Hpo.Storage;
using Xunit;

namespace Hpo.TestKit.Storage;

public abstract partial class DocumentStoreConformance
{
    private sealed class Notebook
    {
        public string Id { get; set; } = "";

        public List<string> Lines { get; set; } = [];
    }

    private static readonly CollectionDefinition<Notebook> Notebooks = new("notebooks", notebook => notebook.Id);

    [SkippableTheory]
    [InlineData("Grüße aus Köln")]
    [InlineData("試行 試験")]
    [InlineData("👩🏽‍🔬 e\u0301 \u202Eabc")]
    [InlineData("'; drop table \"c_trials\"; --")]
    [InlineData("$0 \\ % _ * \t\r\n \u0001 \uFFFF")]
    public async Task Any_script_is_kept_in_ids_fields_and_content(string text)
    {
        await InsertAllAsync(new StoredTrial { Id = text, Study = text, Notes = text, Number = 1 }, new StoredTrial { Id = "other" });

        var found = await Trials.FindAsync(text, None);

        Assert.Equal(text, found?.Document.Notes);
        Assert.Equal([text], await IdsAsync(Only("study", Comparison.Equal, text)));
    }

    [SkippableFact]
    public async Task A_NUL_in_a_field_is_a_character_like_any_other()
    {
        await InsertAllAsync(new StoredTrial { Id = "a", Study = "x\0y", Notes = "\0" }, new StoredTrial { Id = "b", Study = "x\0z" }, new StoredTrial { Id = "c", Study = "x" });

        Assert.Equal(["a"], await IdsAsync(Only("study", Comparison.Equal, "x\0y")));
        Assert.Equal(["c", "a", "b"], await IdsAsync(new DocumentQuery { OrderBy = [new("study")] }));
        Assert.Equal("cab", await IdsOfAllPagesAsync(new DocumentQuery { OrderBy = [new("study")], Limit = 1 }));
    }

    [SkippableFact]
    public async Task A_large_document_is_kept_whole()
    {
        var trial = new StoredTrial { Id = "large", Notes = string.Concat(Enumerable.Range(0, 120_000).Select(i => $"{i} äöü ")), Fitness = 1 };
        Assert.True(trial.AsJson().Length > 1_000_000);

        await InsertAllAsync(trial);
        Assert.True(await Trials.ReplaceAsync(trial with { Notes = trial.Notes + "!" }, 1, None));

        Assert.Equal(trial.Notes + "!", (await Trials.FindAsync("large", None))?.Document.Notes);
        Assert.Equal(["large"], await IdsAsync(Only("fitness", Comparison.Equal, 1)));
    }

    [SkippableFact]
    public async Task Every_double_comes_back_with_the_same_bits()
    {
        double[] curve = [0.1, 1.0 / 3, Math.PI, -0.0, 1e-320, double.Epsilon, double.MinValue, double.MaxValue, double.NegativeInfinity, double.PositiveInfinity, 9007199254740993, double.NaN];

        await InsertAllAsync(new StoredTrial { Id = "a", Curve = curve, Fitness = double.NaN });

        var found = await Trials.FindAsync("a", None);
        Assert.Equal(curve.Select(BitConverter.DoubleToInt64Bits), found?.Document.Curve.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(double.NaN, found?.Document.Fitness);
    }

    [SkippableFact]
    public async Task A_real_field_is_compared_in_full_precision()
    {
        var next = Math.BitIncrement(0.1);
        await InsertAllAsync(new StoredTrial { Id = "a", Fitness = 0.1 }, new StoredTrial { Id = "b", Fitness = next });

        Assert.Equal(["a"], await IdsAsync(Only("fitness", Comparison.Equal, 0.1)));
        Assert.Equal(["b"], await IdsAsync(Only("fitness", Comparison.GreaterThan, 0.1)));
        Assert.Equal("ba", await IdsOfAllPagesAsync(new DocumentQuery { OrderBy = [new("fitness", Descending: true)], Limit = 1 }));
    }

    [SkippableFact]
    public async Task Time_stamps_come_back_with_ticks_and_offset()
    {
        var time = new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromMinutes(345)).AddTicks(1234567);

        await InsertAllAsync(new StoredTrial { Id = "a", FinishedAt = time }, new StoredTrial { Id = "b", FinishedAt = DateTimeOffset.MaxValue }, new StoredTrial { Id = "c", FinishedAt = DateTimeOffset.MinValue });

        var found = (await Trials.FindAsync("a", None))?.Document.FinishedAt;
        Assert.Equal((time, time.Offset), (found, found?.Offset));
        Assert.Equal(["c", "a", "b"], await IdsAsync(new DocumentQuery { OrderBy = [new("finishedAt")] }));
    }

    [SkippableFact]
    public async Task A_document_at_rest_is_out_of_everyones_reach()
    {
        var notebooks = Store.Collection(Notebooks);
        var mine = new Notebook { Id = "a", Lines = ["inserted"] };

        await notebooks.InsertAsync(mine, None);
        mine.Lines.Add("scribbled after the insert");
        var read = (await notebooks.FindAsync("a", None))!;
        Assert.Equal(["inserted"], read.Document.Lines);
        read.Document.Lines.Add("scribbled after the read");
        Assert.Equal(["inserted"], (await notebooks.FindAsync("a", None))?.Document.Lines);

        mine.Lines = ["replaced"];
        await notebooks.ReplaceAsync(mine, 1, None);
        mine.Lines.Add("scribbled after the replace");
        Assert.Equal(["replaced"], (await notebooks.QueryAsync(new DocumentQuery(), None)).Items.Single().Document.Lines);
    }
}
