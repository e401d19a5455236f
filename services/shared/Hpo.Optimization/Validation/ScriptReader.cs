using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the script of a training job and what stands in its way.</summary>
internal static class ScriptReader
{
    private const int MaxEntryPointLength = 256;
    private const string Archive = ".tar.gz";

    public static TrainingScript? Read(ObjectCursor training)
    {
        if (training.Object("script", ["sourceUri", "entryPoint"], required: false) is not { } cursor)
        {
            return null;
        }

        var source = DataUris.Read(cursor, "sourceUri", DataUris.Locations);
        if (source?.EndsWith(Archive, StringComparison.Ordinal) == false)
        {
            cursor.Problem("sourceUri", $"sourceUri '{JsonValues.Shorten(source)}' is not a packed directory. Pack the sources (tar -czf source.tar.gz -C DIRECTORY .), upload that and name it.");
        }

        var entry = cursor.Label("entryPoint", MaxEntryPointLength);
        if (entry is not null && (entry[0] is '/' or '-' || entry.Split('/').Any(part => part is "" or "." or "..")))
        {
            cursor.Problem("entryPoint", $"entryPoint '{JsonValues.Shorten(entry)}' is not a path inside the source directory. Write it as train.py or src/train.py.");
        }

        Alone(training);
        return source is null || entry is null ? null : new TrainingScript { SourceUri = source, EntryPoint = entry };
    }

    // The toolkit in a framework image starts the script; what takes its place would never run it.
    private static void Alone(ObjectCursor training)
    {
        foreach (var field in (string[])["algorithmName", "entryPoint", "arguments"])
        {
            if (training.Has(field))
            {
                training.Problem(field, $"{field} takes the place of the image's own start, which is what runs the script. Remove {field} or script.");
            }
        }
    }
}
