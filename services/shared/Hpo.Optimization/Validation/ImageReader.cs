using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads what a training job runs: an image or an algorithm, and how it is started.</summary>
internal static partial class ImageReader
{
    private const int MaxImageLength = 255;
    private const int MaxAlgorithmLength = 170;
    private const int MaxParts = 100;
    private const int MaxPartLength = 256;

    /// <summary>The template with its program; null when neither image nor algorithm could be read.</summary>
    public static TrainingTemplate? Read(ObjectCursor training, TrainingTemplate template)
    {
        var algorithm = training.Has("algorithmName")
            ? training.Matching("algorithmName", MaxAlgorithmLength, Algorithm(), "Give the name or the ARN of an algorithm resource.")
            : null;
        if (training.Has("algorithmName"))
        {
            Alone(training);
        }

        var image = training.Has("algorithmName") && !training.Gives("image") ? "" : training.Label("image", MaxImageLength);
        var read = template with
        {
            Image = image ?? "",
            AlgorithmName = algorithm,
            EntryPoint = TextLists.Read(training, "entryPoint", MaxParts, MaxPartLength),
            Arguments = TextLists.Read(training, "arguments", MaxParts, MaxPartLength),
            Script = ScriptReader.Read(training),
        };
        return image is null || (image.Length == 0 && algorithm is null) ? null : read;
    }

    private static void Alone(ObjectCursor training)
    {
        if (training.Gives("image"))
        {
            training.Problem("algorithmName", "A job runs an image or an algorithm, not both. Remove image or algorithmName.");
        }

        foreach (var field in ((string[])["entryPoint", "arguments"]).Where(field => training.Has(field) && !training.Has("script")))
        {
            training.Problem(field, $"An algorithm says itself how it is started. Remove {field}, or give its image instead of algorithmName.");
        }
    }

    [GeneratedRegex(@"^(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*/)?[a-zA-Z0-9]([a-zA-Z0-9\-]){0,62}(?<!-)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Algorithm();
}
