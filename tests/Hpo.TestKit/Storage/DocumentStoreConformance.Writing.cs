using Hpo.Storage;
using Xunit;

namespace Hpo.TestKit.Storage;

public abstract partial class DocumentStoreConformance
{
    [SkippableFact]
    public async Task An_inserted_document_is_found_under_version_one()
    {
        var trial = new StoredTrial { Id = "mnist-0", Number = 0, Fitness = 0.94, Hyperparameters = new Dictionary<string, string> { ["Learning_Rate"] = "0.05" } };

        var result = await Trials.InsertAsync(trial, None);

        Assert.Equal(new InsertResult.Inserted(1), result);
        var found = await Trials.FindAsync("mnist-0", None);
        Assert.Equal(1, found?.Version);
        Assert.Equal(trial.AsJson(), found?.Document.AsJson());
    }

    [SkippableFact]
    public async Task What_was_never_inserted_is_not_found()
    {
        await InsertAllAsync(new StoredTrial { Id = "mnist-0" });

        Assert.Null(await Trials.FindAsync("mnist-1", None));
        Assert.Null(await Trials.FindAsync("MNIST-0", None));
        Assert.Null(await Trials.FindAsync("", None));
    }

    [SkippableFact]
    public async Task A_second_insert_of_an_id_leaves_the_first_alone()
    {
        await InsertAllAsync(new StoredTrial { Id = "mnist-0", Notes = "first" });

        var result = await Trials.InsertAsync(new StoredTrial { Id = "mnist-0", Notes = "second" }, None);

        Assert.IsType<InsertResult.DuplicateId>(result);
        Assert.Equal("first", (await Trials.FindAsync("mnist-0", None))?.Document.Notes);
    }

    [SkippableFact]
    public async Task A_unique_key_admits_one_document_and_the_answer_names_the_index()
    {
        await InsertAllAsync(new StoredTrial { Id = "a", Study = "mnist", Number = 7 });

        var result = await Trials.InsertAsync(new StoredTrial { Id = "b", Study = "mnist", Number = 7 }, None);

        Assert.Equal(["study", "number"], Assert.IsType<InsertResult.DuplicateKey>(result).Index.Fields);
        Assert.Null(await Trials.FindAsync("b", None));
        await InsertAllAsync(new StoredTrial { Id = "b", Study = "cifar", Number = 7 });
    }

    [SkippableFact]
    public async Task A_duplicate_id_is_told_before_a_duplicate_key()
    {
        await InsertAllAsync(new StoredTrial { Id = "a", Number = 1 }, new StoredTrial { Id = "b", Number = 2 });

        Assert.IsType<InsertResult.DuplicateId>(await Trials.InsertAsync(new StoredTrial { Id = "a", Number = 2 }, None));
    }

    [SkippableFact]
    public async Task Fields_without_a_value_never_violate_a_unique_key()
    {
        await InsertAllAsync(
            new StoredTrial { Id = "a", Number = null },
            new StoredTrial { Id = "b", Number = null },
            new StoredTrial { Id = "c", Study = null, Number = 1 },
            new StoredTrial { Id = "d", Study = null, Number = 1 });

        Assert.Equal(4, await Trials.CountAsync(new DocumentQuery(), None));
    }

    [SkippableFact]
    public async Task A_deleted_or_changed_document_frees_its_unique_key()
    {
        await InsertAllAsync(new StoredTrial { Id = "a", Number = 1 }, new StoredTrial { Id = "b", Number = 2 });

        await Trials.DeleteAsync("a", 1, None);
        await Trials.ReplaceAsync(new StoredTrial { Id = "b", Number = 3 }, 1, None);

        await InsertAllAsync(new StoredTrial { Id = "c", Number = 1 }, new StoredTrial { Id = "d", Number = 2 });
        Assert.IsType<InsertResult.DuplicateKey>(await Trials.InsertAsync(new StoredTrial { Id = "e", Number = 3 }, None));
    }

    [SkippableFact]
    public async Task A_replace_under_the_right_version_counts_it_up()
    {
        await InsertAllAsync(new StoredTrial { Id = "a", Notes = "old" });

        Assert.True(await Trials.ReplaceAsync(new StoredTrial { Id = "a", Notes = "new" }, 1, None));
        Assert.True(await Trials.ReplaceAsync(new StoredTrial { Id = "a", Notes = "newer" }, 2, None));

        var found = await Trials.FindAsync("a", None);
        Assert.Equal((3, "newer"), (found?.Version, found?.Document.Notes));
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_replace_under_another_version_changes_nothing(long version)
    {
        await InsertAllAsync(new StoredTrial { Id = "a" });
        await Trials.ReplaceAsync(new StoredTrial { Id = "a", Notes = "kept" }, 1, None);

        Assert.False(await Trials.ReplaceAsync(new StoredTrial { Id = "a", Notes = "lost" }, version, None));

        var found = await Trials.FindAsync("a", None);
        Assert.Equal((2, "kept"), (found?.Version, found?.Document.Notes));
    }

    [SkippableFact]
    public async Task A_replace_creates_nothing()
    {
        Assert.False(await Trials.ReplaceAsync(new StoredTrial { Id = "a" }, 1, None));
        Assert.False(await Trials.ReplaceAsync(new StoredTrial { Id = "a" }, 0, None));

        Assert.Null(await Trials.FindAsync("a", None));
    }

    [SkippableFact]
    public async Task A_replace_into_a_taken_unique_key_is_refused_with_its_name()
    {
        await InsertAllAsync(new StoredTrial { Id = "a", Number = 1 }, new StoredTrial { Id = "b", Number = 2 });

        var refusal = await Assert.ThrowsAsync<DuplicateKeyException>(() => Trials.ReplaceAsync(new StoredTrial { Id = "b", Number = 1 }, 1, None));

        Assert.Contains("study + number", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await Trials.FindAsync("b", None))?.Document.Number);
        Assert.True(await Trials.ReplaceAsync(new StoredTrial { Id = "a", Number = 1, Notes = "its own key" }, 1, None));
    }

    [SkippableFact]
    public async Task A_delete_needs_the_version()
    {
        await InsertAllAsync(new StoredTrial { Id = "a" });

        Assert.False(await Trials.DeleteAsync("a", 2, None));
        Assert.True(await Trials.DeleteAsync("a", 1, None));
        Assert.False(await Trials.DeleteAsync("a", 1, None));

        Assert.Null(await Trials.FindAsync("a", None));
        await InsertAllAsync(new StoredTrial { Id = "a" });
    }

    [SkippableFact]
    public async Task A_batch_of_inserts_adds_what_is_missing()
    {
        await InsertAllAsync(new StoredTrial { Id = "b", Notes = "kept" });

        var added = await Trials.InsertMissingAsync([.. "abca".Select((id, i) => new StoredTrial { Id = $"{id}", Notes = $"batch {i}" })], None);

        Assert.Equal(2, added);
        Assert.Equal("batch 0", (await Trials.FindAsync("a", None))?.Document.Notes);
        Assert.Equal("kept", (await Trials.FindAsync("b", None))?.Document.Notes);
        Assert.Equal(0, await Trials.InsertMissingAsync([new StoredTrial { Id = "c" }], None));
        Assert.Equal(0, await Trials.InsertMissingAsync([], None));
    }

    [SkippableFact]
    public async Task A_batch_of_inserts_does_not_swallow_a_taken_unique_key()
    {
        await InsertAllAsync(new StoredTrial { Id = "a", Number = 1 });

        await Assert.ThrowsAsync<DuplicateKeyException>(() => Trials.InsertMissingAsync([new StoredTrial { Id = "b", Number = 1 }], None));

        Assert.Null(await Trials.FindAsync("b", None));
        await InsertAllAsync(new StoredTrial { Id = "c", Number = 2 });
    }

    [SkippableFact]
    public async Task A_batch_of_replaces_compares_each_version_on_its_own()
    {
        await InsertAllAsync("abc".Select(id => new StoredTrial { Id = $"{id}" }));

        var replaced = await Trials.ReplaceManyAsync(
            [new(new() { Id = "a", Notes = "1" }, 1), new(new() { Id = "b", Notes = "no" }, 9), new(new() { Id = "x" }, 1), new(new() { Id = "c", Notes = "2" }, 1), new(new() { Id = "c", Notes = "3" }, 2)],
            None);

        Assert.Equal(3, replaced);
        Assert.Equal(("", 1L), ((await Trials.FindAsync("b", None))?.Document.Notes, (await Trials.FindAsync("b", None))?.Version));
        Assert.Equal(("3", 3L), ((await Trials.FindAsync("c", None))?.Document.Notes, (await Trials.FindAsync("c", None))?.Version));
        Assert.Equal(0, await Trials.ReplaceManyAsync([], None));
    }

    [SkippableFact]
    public async Task A_batch_of_replaces_does_not_swallow_a_taken_unique_key()
    {
        await InsertAllAsync(new StoredTrial { Id = "a", Number = 1 }, new StoredTrial { Id = "b", Number = 2 });

        var refusal = await Assert.ThrowsAsync<DuplicateKeyException>(() => Trials.ReplaceManyAsync([new(new() { Id = "b", Number = 1 }, 1)], None));

        Assert.Contains("'b'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((1, 2), ((await Trials.FindAsync("b", None))?.Version, (await Trials.FindAsync("b", None))?.Document.Number));
    }

    [SkippableFact]
    public async Task Collections_do_not_see_each_other()
    {
        var others = Store.Collection(StoredTrial.Definition with { Name = "other-trials" });

        await InsertAllAsync(new StoredTrial { Id = "a", Number = 1 });

        Assert.Null(await others.FindAsync("a", None));
        Assert.True((await others.InsertAsync(new StoredTrial { Id = "b", Number = 1 }, None)).IsInserted);
    }
}
