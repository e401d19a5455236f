namespace Hpo.Optimization.Validation;

/// <summary>Parameters can be told apart, in the study and in the training job.</summary>
internal static class NameRules
{
    public static void Check(IReadOnlyList<ParameterDraft> drafts)
    {
        var exact = new Dictionary<string, ParameterDraft>(StringComparer.Ordinal);
        var inContainer = new Dictionary<string, ParameterDraft>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in drafts)
        {
            if (draft.Name is not { } name)
            {
                continue;
            }

            if (!exact.TryAdd(name, draft))
            {
                draft.Cursor.Problem("name", $"Parameter '{draft.Label}' is already defined at {exact[name].Cursor.Path}. Rename one or remove it.");
            }
            else if (!inContainer.TryAdd(name, draft))
            {
                // SageMaker's containers hand a hyper-parameter on as SM_HP_<NAME> in capitals, so the second would hide the first.
                var other = inContainer[name].Label;
                draft.Cursor.Problem("name", $"'{draft.Label}' and '{other}' differ only in case; training containers see both as SM_HP_{draft.Label.ToUpperInvariant()}. Rename one.");
            }
        }
    }
}
