using System.Globalization;
using Hpo.Deployment.Tests.Code;
using Hpo.Deployment.Tests.Files;
using Hpo.Messaging;
using Hpo.Trainer;
using k8s.Models;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>Each service of the code has its deployment, with the ports, probes and settings that the code has.</summary>
internal static class WorkloadCheck
{
    private static readonly string Instance = Settings.Variable($"{TrainerOptions.Section}:{nameof(TrainerOptions.Instance)}");

    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var set = ManifestSet.Load(files, DeploymentFiles.Base);
        var images = files.Read(DeploymentFiles.Dockerfile, ImageFile.Parse);
        var workloads = set.Workloads.ToList();
        return
        [
            .. DeployedService.All.Where(service => workloads.All(workload => workload.Name != service.Name)).Select(service => $"{set.Folder}: no deployment '{service.Name}'"),
            .. from workload in workloads
               from problem in Problems(set, workload, images)
               select $"{workload.File}: {problem}",
        ];
    }

    private static IEnumerable<string> Problems(ManifestSet set, Workload workload, ImageFile images)
    {
        if (DeployedService.Named(workload.Name) is not { } service)
            return [$"'{workload.Name}' is no service of the code"];
        if (workload.Container.Image != Product.Image(service.Name) || images.Image(service.Name) is not { } image)
            return [$"the image '{workload.Container.Image}' is not that of the Dockerfile's target '{service.Name}'"];
        return
        [
            .. PortProblems(workload, image),
            .. ProbeProblems(workload.Container),
            .. EnvironmentProblems(set, workload.Container),
            .. Needs.Problems(service, Environment(set, workload.Container).Select(variable => variable.Name)),
            .. LifeProblems(workload, image, service),
        ];
    }

    private static IEnumerable<string> PortProblems(Workload workload, Stage image)
    {
        if (workload.Container.Ports is not [{ Name: "http", Protocol: null or "TCP" } port] || port.ContainerPort.ToString(CultureInfo.InvariantCulture) != image.Exposed)
            yield return $"the container must have one port, 'http' {image.Exposed}, as the image has";
    }

    private static IEnumerable<string> ProbeProblems(V1Container container)
    {
        var probes = new[] { ("startupProbe", container.StartupProbe, Health.LivePath), ("livenessProbe", container.LivenessProbe, Health.LivePath), ("readinessProbe", container.ReadinessProbe, Health.ReadyPath) };
        foreach (var (name, probe, path) in probes)
        {
            if (probe?.HttpGet?.Path != path)
                yield return $"{name} asks '{probe?.HttpGet?.Path}', not {path}";
            if (container.Ports?.Any(port => port.Name == probe?.HttpGet?.Port?.Value) != true)
                yield return $"{name} asks port '{probe?.HttpGet?.Port?.Value}', which the container does not have";
        }
    }

    private static IEnumerable<string> EnvironmentProblems(ManifestSet set, V1Container container)
    {
        foreach (var (name, value) in Environment(set, container))
            if (!name.StartsWith(Settings.Prefix, StringComparison.Ordinal))
                yield return $"{name} is no setting of the code";
            else if (Settings.Problem(name, value) is { } problem)
                yield return problem;
    }

    private static IEnumerable<(string Name, string? Value)> Environment(ManifestSet set, V1Container container) =>
        (container.EnvFrom ?? []).Where(source => source.ConfigMapRef is not null)
            .SelectMany(source => set.ConfigMaps.GetValueOrDefault(source.ConfigMapRef.Name) ?? new Dictionary<string, string>())
            .Select(entry => (entry.Key, (string?)entry.Value))
            .Concat((container.Env ?? []).Select(variable => (variable.Name, (string?)variable.Value)));

    private static IEnumerable<string> LifeProblems(Workload workload, Stage image, DeployedService service)
    {
        var delay = TimeSpan.FromSeconds(workload.Container.Lifecycle?.PreStop?.Sleep?.Seconds ?? 0);
        if (!(TimeSpan.FromSeconds(workload.Pod.TerminationGracePeriodSeconds ?? 30) >= Product.LeastGrace + delay))
            yield return $"terminationGracePeriodSeconds is {workload.Pod.TerminationGracePeriodSeconds}; it must be at least {(Product.LeastGrace + delay).TotalSeconds}";
        if (workload.Pod.SecurityContext?.RunAsUser?.ToString(CultureInfo.InvariantCulture) != image.User)
            yield return $"runAsUser is {workload.Pod.SecurityContext?.RunAsUser}; the image's user is {image.User}";
        if (!(Workload.Memory(workload.Container.Resources?.Limits) <= Product.MemoryGoal))
            yield return $"the memory limit must be at most {Product.MemoryGoal / 1024 / 1024}Mi";
        if (service.Name == "trainer" && workload.Container.Env?.SingleOrDefault(variable => variable.Name == Instance)?.ValueFrom?.FieldRef?.FieldPath != "metadata.name")
            yield return $"{Instance} must be the pod's name (fieldRef metadata.name), so that a restarted container knows its work";
    }
}
