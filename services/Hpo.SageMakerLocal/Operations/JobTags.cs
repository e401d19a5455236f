using System.Collections.Immutable;
using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>AddTags and ListTags of training jobs and tuning jobs.</summary>
internal sealed class JobTags(JobStore jobs, TuningStore tunings)
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
        ImmutableArray<Tag> merged = [];
        var tags = Arns.TuningName(arn) is { } tuning
            ? tunings.Update(tuning, current => Merge(current.Tags) ? current with { Tags = merged } : current)?.Tags
            : Arns.JobName(arn) is { } job ? jobs.Update(job, current => Merge(current.Tags) ? current with { Tags = merged } : current)?.Tags : null;
        return tags is null ? Missing(arn)
            : merged.Length > MostTags ? AwsError.Validation($"A job can have {MostTags} tags; this request would make it {merged.Length}.")
            : Answer.Json(w => WriteTags(w, merged));

        bool Merge(ImmutableArray<Tag> current)
        {
            merged = [.. current.ExceptBy(added.Select(t => t.Key), t => t.Key), .. added];
            return merged.Length <= MostTags;
        }
    }

    public Answer List(JsonElement body)
    {
        var reader = new RequestReader();
        var arn = reader.Root(body).Member("ResourceArn").Text(required: true, max: 256) ?? "";
        if (reader.Error is { } malformed)
            return malformed;
        var tags = Arns.TuningName(arn) is { } tuning ? tunings.Find(tuning)?.Tags : Arns.JobName(arn) is { } job ? jobs.Find(job)?.Tags : null;
        return tags is { } found ? Answer.Json(w => WriteTags(w, found)) : Missing(arn);
    }

    private static AwsError Missing(string arn) => Arns.TuningName(arn) is { } tuning ? AwsError.NoSuchTuningJob(tuning) : AwsError.NoSuchJob;

    private static void WriteTags(Utf8JsonWriter w, IEnumerable<Tag> tags) => w.WriteArray("Tags", tags, tag =>
    {
        w.WriteString("Key", tag.Key);
        w.WriteString("Value", tag.Value);
    });
}
