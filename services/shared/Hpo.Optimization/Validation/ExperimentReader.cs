using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the experiment that training jobs are filed under.</summary>
internal static partial class ExperimentReader
{
    private const int MaxNameLength = 120;

    private static readonly string[] Fields = ["experimentName", "trialName", "trialComponentDisplayName"];

    public static TrainingExperiment? Read(ObjectCursor training)
    {
        if (training.Object("experiment", Fields, required: false) is not { } cursor)
        {
            return null;
        }

        if (!Fields.Any(cursor.Has))
        {
            training.Problem("experiment", "experiment is empty. Give experimentName, or remove experiment.");
        }

        return new TrainingExperiment { ExperimentName = Name(cursor, Fields[0]), TrialName = Name(cursor, Fields[1]), TrialComponentDisplayName = Name(cursor, Fields[2]) };
    }

    private static string? Name(ObjectCursor cursor, string field) =>
        cursor.Has(field) ? cursor.Matching(field, MaxNameLength, DashedName(), "Use letters, digits and dashes, none of them first or last.") : null;

    [GeneratedRegex(@"^[a-zA-Z0-9](-*[a-zA-Z0-9])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex DashedName();
}
