using System.Globalization;
using System.Text.RegularExpressions;
using Hpo.Deployment.Tests.Code;
using Hpo.Deployment.Tests.Files;
using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.SageMakerLocal;
using Hpo.SageMakerLocal.Http;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>docker-compose.yml against the Dockerfile and the code: targets, ports, health checks, volumes, order of start, hardening.</summary>
internal static partial class ComposeCheck
{
    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var compose = files.Read(DeploymentFiles.Compose, ComposeFile.Parse);
        var images = files.Read(DeploymentFiles.Dockerfile, ImageFile.Parse);
        var used = compose.Services.Values.SelectMany(service => service.Volumes).Select(volume => volume.Split(':')[0]).ToHashSet();
        return
        [
            .. images.Images.Select(image => image.Name).Except(compose.Services.Keys).Select(name => $"{DeploymentFiles.Compose}: no service '{name}' for the Dockerfile's target"),
            .. compose.Volumes.Keys.Except(used).Select(volume => $"{DeploymentFiles.Compose}: volume '{volume}' is not used"),
            .. used.Except(compose.Volumes.Keys).Select(volume => $"{DeploymentFiles.Compose}: volume '{volume}' is not declared"),
            .. compose.Services.SelectMany(service => Problems(compose, service.Key, service.Value).Select(problem => $"{DeploymentFiles.Compose}: {service.Key}: {problem}")),
            .. compose.Services.Where(service => service.Value.Build is not null)
                .SelectMany(service => BuiltProblems(images, service.Key, service.Value).Select(problem => $"{DeploymentFiles.Compose}: {service.Key}: {problem}")),
        ];
    }

    private static IEnumerable<string> Problems(ComposeFile compose, string name, ComposeService service)
    {
        if (service.Build is null && !ExactTag().IsMatch(service.Image))
            yield return $"image '{service.Image}' has no exact tag";
        if (service.Restart != "unless-stopped")
            yield return $"restart is '{service.Restart}', not unless-stopped";
        if (!service.CapDrop.SequenceEqual(["ALL"]) || !service.SecurityOpt.Contains("no-new-privileges:true"))
            yield return "must drop all capabilities and gain no privileges";
        if (service.HealthCheck is not { Test: ["CMD", ..] } health || Product.Seconds(health.Interval) is null || health.Retries < 1)
            yield return "needs a health check: a CMD, an interval in seconds, retries";
        if (name.StartsWith("rabbitmq", StringComparison.Ordinal) && service.Hostname is null)
            yield return "needs a hostname: a node finds its data by its name";
        foreach (var (needed, dependency) in service.DependsOn)
        {
            if (!compose.Services.ContainsKey(needed))
                yield return $"depends on '{needed}', which is no service";
            if (dependency.Condition != "service_healthy")
                yield return $"waits for {needed} to be '{dependency.Condition}', not service_healthy";
        }
    }

    private static IEnumerable<string> BuiltProblems(ImageFile images, string name, ComposeService service)
    {
        if (service.Build is not { Context: "." } || service.Build.Target != name || images.Image(service.Build.Target) is not { } image)
        {
            yield return $"builds target '{service.Build?.Target}' of '{service.Build?.Context}'; the Dockerfile's target is '{name}'";
            yield break;
        }

        if (Interpolation.Defaults(service.Image) != $"{Product.Image(name)}:{Product.Version}")
            yield return $"image '{service.Image}' is not {Product.Image(name)}:{Product.Version}";
        if (!service.ReadOnly || !service.Tmpfs.SequenceEqual(["/tmp"]) || service.CapAdd.Count > 0)
            yield return "must run on a read-only file system with /tmp in memory and no capabilities";
        if (!(Product.Seconds(service.StopGracePeriod) >= Product.LeastGrace))
            yield return $"stop_grace_period is {service.StopGracePeriod}; finishing what it holds takes up to {Product.LeastGrace.TotalSeconds} s";
        if (service.Volumes.Any(volume => volume.Split(':')[^1] != image.Volume) || (image.Volume is not null && service.Volumes.Count == 0))
            yield return $"mounts {string.Join(' ', service.Volumes)}; the image keeps its data in {image.Volume ?? "no volume"}";
        foreach (var problem in PortProblems(name, service, image).Concat(HealthProblems(name, service, image)))
            yield return problem;
    }

    private static IEnumerable<string> PortProblems(string name, ComposeService service, Stage image)
    {
        if (name == "gateway" && (service.Ports is not [var port] || Interpolation.Defaults(port) != $"127.0.0.1:{new Uri(new GatewayOptions().Url).Port}:{image.Exposed}"))
            yield return $"publishes '{string.Join(' ', service.Ports)}', not {image.Exposed} on this machine's loopback at the gateway's usual port";
        if (name != "gateway" && service.Ports.Count > 0)
            yield return "publishes a port, so that it cannot be scaled";
        if (DeployedService.Named(name) is not null && !(Megabytes(service.MemLimit) <= Product.MemoryGoal))
            yield return $"mem_limit is '{service.MemLimit}', above {Product.MemoryGoal / 1024 / 1024}m";
    }

    private static IEnumerable<string> HealthProblems(string name, ComposeService service, Stage image)
    {
        var test = service.HealthCheck?.Test ?? [];
        if (!(Product.Seconds(service.HealthCheck?.Timeout) > HealthProbe.Patience))
            yield return $"the health check's timeout is {service.HealthCheck?.Timeout}; the probe itself waits {HealthProbe.Patience.TotalSeconds} s";
        if (DeployedService.Named(name) is not null && !test.SequenceEqual(["CMD", .. image.EntryPoint ?? [], HealthProbe.Argument]))
            yield return $"the health check is '{string.Join(' ', test)}', not the image's program with {HealthProbe.Argument}";
        if (name == DeployedService.SageMakerLocal && !test[^1].Contains($"/dev/tcp/127.0.0.1/{SageMakerLocalOptions.StandalonePort} ", StringComparison.Ordinal))
            yield return $"the health check does not ask port {SageMakerLocalOptions.StandalonePort}";
        if (name == DeployedService.SageMakerLocal && !test[^1].Contains($"GET {LocalRoutes.HealthPath} ", StringComparison.Ordinal))
            yield return $"the health check does not ask {LocalRoutes.HealthPath}";
    }

    private static long? Megabytes(string? text) =>
        text is [.. var number, 'm'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) ? megabytes * 1024L * 1024 : null;

    [GeneratedRegex(@"^[a-z]+:\d+\.\d+\.\d+$")]
    private static partial Regex ExactTag();
}
