using Hpo.Deployment.Tests.Files;
using k8s.Models;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>What every pod must have, whoever wrote its program: hardening, resources, and references that lead somewhere.</summary>
internal static class PodCheck
{
    public static IEnumerable<string> Problems(DeploymentFiles files) =>
        from folder in new[] { DeploymentFiles.Base, DeploymentFiles.Dev }
        let set = ManifestSet.Load(files, folder)
        from workload in set.Workloads
        from problem in HardeningProblems(workload).Concat(VolumeProblems(workload)).Concat(ReferenceProblems(set, workload))
        select $"{workload.File}: {workload.Name}: {problem}";

    private static IEnumerable<string> HardeningProblems(Workload workload)
    {
        var pod = workload.Pod.SecurityContext;
        if (pod is not { RunAsNonRoot: true, RunAsUser: > 0, SeccompProfile.Type: "RuntimeDefault" } || workload.Pod.AutomountServiceAccountToken != false)
            yield return "the pod must run as a user other than root, under the default seccomp profile, without a token of the cluster";
        foreach (var container in workload.Pod.Containers.Concat(workload.Pod.InitContainers ?? []))
        {
            if (container.SecurityContext is not { AllowPrivilegeEscalation: false, Capabilities.Drop: ["ALL"], Capabilities.Add: null })
                yield return $"container {container.Name} must have no privileges";
            if (container.Image.StartsWith(Product.Image(""), StringComparison.Ordinal) && container.SecurityContext?.ReadOnlyRootFilesystem != true)
                yield return $"container {container.Name} must have a read-only root file system";
            if (!(Workload.Memory(container.Resources?.Requests) <= Workload.Memory(container.Resources?.Limits)) || container.Resources?.Requests?.ContainsKey("cpu") != true)
                yield return $"container {container.Name} must request CPU and memory, and its memory limit must not be below the request";
        }
    }

    private static IEnumerable<string> VolumeProblems(Workload workload)
    {
        var mounts = workload.Pod.Containers.Concat(workload.Pod.InitContainers ?? []).SelectMany(container => container.VolumeMounts ?? []).ToList();
        var volumes = (workload.Pod.Volumes ?? []).Select(volume => volume.Name).Concat(workload.Claims).ToHashSet();
        return
        [
            .. mounts.Select(mount => mount.Name).Except(volumes).Select(name => $"mounts volume '{name}', which the pod does not have"),
            .. volumes.Except(mounts.Select(mount => mount.Name)).Select(name => $"volume '{name}' is mounted nowhere"),
            .. mounts.Any(mount => mount.MountPath == "/tmp") ? Array.Empty<string>() : ["/tmp must be a volume: the rest is read-only"],
        ];
    }

    private static IEnumerable<string> ReferenceProblems(ManifestSet set, Workload workload)
    {
        if (set.Of<V1ServiceAccount>().All(account => account.Object.Name() != workload.Pod.ServiceAccountName))
            yield return $"service account '{workload.Pod.ServiceAccountName}' does not exist";
        foreach (var container in workload.Pod.Containers)
        {
            foreach (var source in container.EnvFrom ?? [])
                if (source.ConfigMapRef is not { } map || !set.ConfigMaps.ContainsKey(map.Name))
                    yield return $"config map '{source.ConfigMapRef?.Name}' does not exist";
            foreach (var variable in (container.Env ?? []).Where(variable => variable.ValueFrom?.SecretKeyRef is not null))
                if (SecretProblem(set, variable.ValueFrom.SecretKeyRef.Name, variable.ValueFrom.SecretKeyRef.Key) is { } problem)
                    yield return $"{variable.Name}: {problem}";
        }
    }

    public static string? SecretProblem(ManifestSet set, string name, string key) => set.Secrets.TryGetValue(name, out var keys)
        ? keys.ContainsKey(key) ? null : $"secret '{name}' has no key '{key}'"
        : $"secret '{name}' does not exist";
}
