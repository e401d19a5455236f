using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What the fields of a training job demand of each other.</summary>
internal static class TrainingRules
{
    private const int MaxChannels = 20;

    public static void Check(ObjectCursor training, TrainingTemplate template)
    {
        EveryTypeHasAnAttempt(training, template);
        SourceHasAChannel(training, template);
        foreach (var problem in TrainingRegions.Check(template, region: null))
        {
            training.Problem(problem.Path["training.".Length..], problem.Message);
        }

        if (template is { KeepAliveSeconds: > 0, Spot: not null })
        {
            training.Problem("keepAliveSeconds", "Spot machines cannot be kept warm. Remove keepAliveSeconds or spot.");
        }

        if (template.Vpc is null && !training.Has("vpc") && template.Inputs.Any(input => input.FileSystem is not null))
        {
            training.Problem("vpc", "A file system is reached through its own network only. Give vpc with its subnets and securityGroupIds.");
        }
    }

    /// <summary>What a script demands of the study's parameters: SageMaker passes it as hyper-parameters of its own.</summary>
    public static void Check(ProblemList problems, IReadOnlyList<Parameter>? parameters, TrainingTemplate? template)
    {
        if (template?.Script is null || parameters is null)
        {
            return;
        }

        var most = ScriptMode.MostParameters;
        if (parameters.Count > most)
        {
            problems.Add("parameters", $"parameters has {parameters.Count} entries, and a script takes {ScriptMode.OwnParameters} of SageMaker's 100 hyper-parameters. Give at most {most}.");
        }

        for (var index = 0; index < parameters.Count; index++)
        {
            if (parameters[index].Name.StartsWith(ScriptMode.Reserved, StringComparison.Ordinal))
            {
                problems.Add(FieldPath.Child(FieldPath.Item("parameters", index), "name"), $"'{JsonValues.Shorten(parameters[index].Name)}' begins with {ScriptMode.Reserved}, which marks what SageMaker tells the script's container. Rename it.");
            }
        }
    }

    private static void EveryTypeHasAnAttempt(ObjectCursor training, TrainingTemplate template)
    {
        var types = 1 + (template.InstanceTypes?.Count ?? 0);
        if (types > 1 && template.MaxAttempts > 0 && template.MaxAttempts < types)
        {
            training.Problem("instanceTypes", $"With maxAttempts {template.MaxAttempts} a trial cannot come to all {types} machine types. Raise maxAttempts to at least {types}, or name fewer types.");
        }
    }

    // Without network the container cannot fetch its sources: they come as a channel.
    private static void SourceHasAChannel(ObjectCursor training, TrainingTemplate template)
    {
        if (template is not { Script: not null, NetworkIsolation: true })
        {
            return;
        }

        if (template.Inputs.Any(input => input.Channel == ScriptMode.SourceChannel))
        {
            training.Problem("inputs", $"With networkIsolation the script's sources arrive as channel '{ScriptMode.SourceChannel}', which is one of the inputs already. Rename that input.");
        }
        else if (template.Inputs.Count == MaxChannels)
        {
            training.Problem("inputs", $"With networkIsolation the script's sources take one of the {MaxChannels} channels. Give at most {MaxChannels - 1} inputs.");
        }
    }
}
