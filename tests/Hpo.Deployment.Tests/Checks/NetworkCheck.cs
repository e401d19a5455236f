using Hpo.Deployment.Tests.Code;
using Hpo.Deployment.Tests.Files;
using k8s.Models;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>Nothing may be reached but what the projects' references say: names, broker, database, AWS; and the gateway from outside.</summary>
internal static class NetworkCheck
{
    private const string Ingress = "Ingress";
    private const string Egress = "Egress";

    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var set = ManifestSet.Load(files, DeploymentFiles.Base);
        var policies = set.Of<V1NetworkPolicy>().Select(item => item.Object).ToList();
        return
        [
            .. DenialProblems(policies).Concat(PeerProblems(files, policies)).Select(problem => $"{set.Folder}: {problem}"),
            .. from workload in set.Workloads
               let service = DeployedService.Named(workload.Name)
               where service is not null
               from problem in EdgeProblems(workload, service, policies)
               select $"{set.Folder}: {workload.Name}: {problem}",
        ];
    }

    private static IEnumerable<string> DenialProblems(IReadOnlyList<V1NetworkPolicy> policies)
    {
        var denies = policies.Where(policy => policy.Spec is { Egress: null, Ingress: null } && IsEverybody(policy.Spec.PodSelector)).SelectMany(policy => policy.Spec.PolicyTypes ?? []);
        return new[] { Ingress, Egress }.Except(denies).Select(direction => $"no policy denies all {direction}");
    }

    private static bool IsEverybody(V1LabelSelector? selector) => selector is { MatchLabels: null, MatchExpressions: null };

    /// <summary>A rule without peers admits the whole world; a label of namespaces that nobody is told to set admits nobody.</summary>
    private static IEnumerable<string> PeerProblems(DeploymentFiles files, IReadOnlyList<V1NetworkPolicy> policies)
    {
        var peers = policies.SelectMany(policy => Peers(policy.Spec).Select(list => (policy.Metadata.Name, Peers: list))).ToList();
        var manual = files.Read(DeploymentFiles.KubernetesReadme);
        var labels = peers.SelectMany(rule => rule.Peers ?? []).SelectMany(peer => peer.NamespaceSelector?.MatchLabels ?? new Dictionary<string, string>());
        return
        [
            .. peers.Where(rule => rule.Peers is not { Count: > 0 } || rule.Peers.Any(IsAnybody)).Select(rule => $"policy {rule.Name} admits everybody"),
            .. labels.Where(label => !manual.Contains($"{label.Key}={label.Value}", StringComparison.Ordinal)).Select(label => $"{DeploymentFiles.KubernetesReadme} does not say which namespace is {label.Key}={label.Value}"),
        ];
    }

    private static IEnumerable<IList<V1NetworkPolicyPeer>?> Peers(V1NetworkPolicySpec spec) =>
        (spec.Egress ?? []).Select(rule => (IList<V1NetworkPolicyPeer>?)rule.To).Concat((spec.Ingress ?? []).Select(rule => (IList<V1NetworkPolicyPeer>?)rule.FromProperty));

    private static bool IsAnybody(V1NetworkPolicyPeer peer) =>
        peer.IpBlock is null && (peer.NamespaceSelector is null || IsEverybody(peer.NamespaceSelector)) && (peer.PodSelector is null || IsEverybody(peer.PodSelector));

    private static IEnumerable<string> EdgeProblems(Workload workload, DeployedService service, IReadOnlyList<V1NetworkPolicy> policies)
    {
        var mine = policies.Where(policy => workload.IsSelectedBy(policy.Spec.PodSelector)).ToList();
        var to = mine.Where(policy => policy.Spec.PolicyTypes.Contains(Egress)).SelectMany(policy => policy.Spec.Egress ?? []).SelectMany(rule => Edges(rule.Ports)).ToHashSet();
        var from = mine.Where(policy => policy.Spec.PolicyTypes.Contains(Ingress)).SelectMany(policy => policy.Spec.Ingress ?? []).SelectMany(rule => Edges(rule.Ports)).ToHashSet();
        return
        [
            .. Differences("reach", [.. Reaches(service)], to),
            .. Differences("be reached at", service.Name == "gateway" ? [$"TCP {workload.Container.Ports[0].Name}"] : [], from),
        ];
    }

    private static IEnumerable<string> Reaches(DeployedService service) =>
    [
        "UDP 53", "TCP 53",
        .. service.UsesBroker ? [$"TCP {Infrastructure.BrokerPort}", $"TCP {Infrastructure.BrokerTlsPort}"] : Array.Empty<string>(),
        .. service.UsesDatabase ? [$"TCP {Infrastructure.DatabasePort}"] : Array.Empty<string>(),
        .. service.UsesAws ? ["TCP 443"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Edges(IList<V1NetworkPolicyPort>? ports) => ports is { Count: > 0 } ? ports.Select(port => $"{port.Protocol} {port.Port?.Value}") : ["any port"];

    private static IEnumerable<string> Differences(string verb, IReadOnlyCollection<string> needed, IReadOnlyCollection<string> allowed) =>
    [
        .. needed.Except(allowed).Select(edge => $"must {verb} {edge}, and no policy allows it"),
        .. allowed.Except(needed).Select(edge => $"may {verb} {edge}, which it does not need"),
    ];
}
