using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>AddTags and ListTags of training jobs.</summary>
internal sealed class JobTags(JobStore store)
{
    private const int MostTags = 50;

    public Answer Add(JsonElement body)
    {
        var reader = new RequestReader();
        var root = reader.Root(body);
        var arn = root.Member("ResourceArn").Text(required: true, max: 256) ?? "";
        var added = TrainingJobRequestParser.Tags(root.Member("Tags"), required: true);
        if (reader.Error is { } malformed)
            return malformed;
        IReadOnlyList<Tag> merged = [];
        var job = Arns.JobName(arn) is { } name ? store.Update(name, Merge) : null;
        return job is null ? AwsError.NoSuchJob
            : merged.Count > MostTags ? AwsError.Validation($"A training job can have {MostTags} tags; this request would make it {merged.Count}.")
            : Answer.Json(w => WriteTags(w, job));

        TrainingJob Merge(TrainingJob current)
        {
            merged = [.. current.Tags.ExceptBy(added.Select(t => t.Key), t => t.Key), .. added];
            return merged.Count > MostTags ? current : current with { Tags = [.. merged] };
        }
    }

    public Answer List(JsonElement body)
    {
        var reader = new RequestReader();
        var arn = reader.Root(body).Member("ResourceArn").Text(required: true, max: 256) ?? "";
        if (reader.Error is { } malformed)
            return malformed;
        return Arns.JobName(arn) is { } name && store.Find(name) is { } job ? Answer.Json(w => WriteTags(w, job)) : AwsError.NoSuchJob;
    }

    private static void WriteTags(Utf8JsonWriter w, TrainingJob job) => w.WriteArray("Tags", job.Tags, tag =>
    {
        w.WriteString("Key", tag.Key);
        w.WriteString("Value", tag.Value);
    });
}
