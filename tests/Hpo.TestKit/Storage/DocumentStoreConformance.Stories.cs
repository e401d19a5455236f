using CsCheck;
using Xunit;

namespace Hpo.TestKit.Storage;

public abstract partial class DocumentStoreConformance
{
    private int stories;

    /// <summary>How many random stories the model test tells. Lower it for a slow store.</summary>
    protected virtual int StoryCount => 200;

    [SkippableFact]
    public async Task Every_random_story_ends_as_in_a_dictionary()
    {
        await StoreStories.Any.SampleAsync(
            story => new StoryTeller(Store.Collection(StoredTrial.Definition with { Name = $"story-{Interlocked.Increment(ref stories)}" })).TellAsync(story, None),
            iter: StoryCount,
            threads: 2);
    }
}
