using System.Globalization;
using Hpo.Deployment.Tests.Code;
using Hpo.Deployment.Tests.Files;
using Hpo.Messaging;
using k8s.Models;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>Each service is scaled by the length of its own queue. Trigger metadata is a free map for KEDA: a misspelt key would be ignored.</summary>
internal static class ScalingCheck
{
    private static readonly string[] Keys = ["protocol", "queueName", "mode", "value"];

    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var set = ManifestSet.Load(files, DeploymentFiles.Base);
        var scaled = set.Of<ScaledObject>().ToList();
        return
        [
            .. DeployedService.All.Select(service => service.Name).Except(scaled.Select(item => item.Object.Spec.ScaleTargetRef.Name)).Select(name => $"{set.Folder}: nothing scales '{name}'"),
            .. scaled.SelectMany(item => Problems(set, item.Object).Select(problem => $"{item.File}: ScaledObject {item.Object.Name()}: {problem}")),
            .. from item in set.Of<TriggerAuthentication>()
               from secret in item.Object.Spec.SecretTargetRef
               let problem = SecretProblem(set, secret)
               where problem is not null
               select $"{item.File}: TriggerAuthentication {item.Object.Name()}: {problem}",
        ];
    }

    private static IEnumerable<string> Problems(ManifestSet set, ScaledObject scaled)
    {
        var spec = scaled.Spec;
        if (spec.ScaleTargetRef is not { ApiVersion: "apps/v1", Kind: "Deployment" } target || set.Workloads.SingleOrDefault(workload => workload.Name == target.Name) is not { } workload)
            yield return $"scaleTargetRef '{spec.ScaleTargetRef.Name}' is no deployment";
        else if (workload.Replicas is not null)
            yield return $"{workload.Name} sets replicas as well, so that every apply would undo the scaling";
        if (spec.MinReplicaCount is not >= 1 || spec.MaxReplicaCount < spec.MinReplicaCount)
            yield return "minReplicaCount must be at least 1 (jobs are watched while queues are empty) and maxReplicaCount not below it";
        if (spec.Triggers is not [{ Type: "rabbitmq", MetricType: "AverageValue" } trigger])
            yield return "needs one trigger of type rabbitmq with metricType AverageValue, which the fallback requires";
        else
            foreach (var problem in TriggerProblems(set, spec.ScaleTargetRef.Name, trigger))
                yield return problem;
    }

    private static IEnumerable<string> TriggerProblems(ManifestSet set, string service, ScaleTrigger trigger)
    {
        foreach (var key in trigger.Metadata.Keys.Except(Keys))
            yield return $"trigger metadata '{key}' is not used here; known are {string.Join(", ", Keys)}";
        if (trigger.Metadata.GetValueOrDefault("queueName") != DeployedService.Named(service)?.Queue)
            yield return $"queue '{trigger.Metadata.GetValueOrDefault("queueName")}' is not {DeployedService.Named(service)?.Queue}";
        if (trigger.Metadata.GetValueOrDefault("protocol") != "amqp" || trigger.Metadata.GetValueOrDefault("mode") != "QueueLength")
            yield return "must ask for the QueueLength over amqp, which needs no management plugin";
        if (!int.TryParse(trigger.Metadata.GetValueOrDefault("value"), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
            yield return "trigger metadata 'value' must be a number above 0";
        if (set.Of<TriggerAuthentication>().All(item => item.Object.Name() != trigger.AuthenticationRef?.Name))
            yield return $"TriggerAuthentication '{trigger.AuthenticationRef?.Name}' does not exist";
    }

    private static string? SecretProblem(ManifestSet set, TriggerSecret secret)
    {
        var services = set.Workloads.SelectMany(workload => workload.Container.Env ?? []).Where(variable => variable.Name == Settings.Variable(PlainSettings.RabbitMqUri));
        return secret.Parameter != "host" ? $"parameter '{secret.Parameter}' is not host, which is what the rabbitmq trigger calls its address"
            : PodCheck.SecretProblem(set, secret.Name, secret.Key)
            ?? (services.Any(variable => variable.ValueFrom?.SecretKeyRef?.Key != secret.Key) ? $"key '{secret.Key}' is not the one the services use" : null);
    }
}
