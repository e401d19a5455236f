using k8s;
using k8s.Models;

namespace Hpo.Deployment.Tests.Files;

/// <summary>A Deployment or a StatefulSet: something that makes pods.</summary>
internal sealed record Workload(string File, string Name, int? Replicas, V1LabelSelector Selector, V1PodTemplateSpec Template, IReadOnlyList<string> Claims)
{
    public V1PodSpec Pod => Template.Spec;

    public V1Container Container => Pod.Containers[0];

    public IDictionary<string, string> Labels => Template.Metadata.Labels;

    public static Workload? Of(string file, IKubernetesObject<V1ObjectMeta> item) => item switch
    {
        V1Deployment deployment => new Workload(file, deployment.Name(), deployment.Spec.Replicas, deployment.Spec.Selector, deployment.Spec.Template, []),
        V1StatefulSet set => new Workload(file, set.Name(), set.Spec.Replicas, set.Spec.Selector, set.Spec.Template, [.. (set.Spec.VolumeClaimTemplates ?? []).Select(claim => claim.Name())]),
        _ => null,
    };

    public bool IsSelectedBy(IDictionary<string, string>? labels) => labels is { Count: > 0 } && labels.All(label => Labels.TryGetValue(label.Key, out var value) && value == label.Value);

    /// <summary>Whether a selector takes this workload's pods; an empty one takes all.</summary>
    public bool IsSelectedBy(V1LabelSelector? selector)
    {
        var labels = selector?.MatchLabels ?? new Dictionary<string, string>();
        var expressions = selector?.MatchExpressions ?? [];
        return (labels.Count == 0 || IsSelectedBy(labels)) && expressions.All(Satisfies);
    }

    /// <summary>The number of a port that is given by number or by name; null when no container has it.</summary>
    public int? Port(string? port) => Pod.Containers.SelectMany(container => container.Ports ?? [])
        .FirstOrDefault(candidate => candidate.Name == port || candidate.ContainerPort.ToString(System.Globalization.CultureInfo.InvariantCulture) == port)?.ContainerPort;

    /// <summary>Bytes of memory in requests or limits.</summary>
    public static long? Memory(IDictionary<string, ResourceQuantity>? resources) => resources is not null && resources.TryGetValue("memory", out var memory) ? memory.ToInt64() : null;

    private bool Satisfies(V1LabelSelectorRequirement requirement) => requirement.OperatorProperty switch
    {
        "In" => Labels.TryGetValue(requirement.Key, out var value) && requirement.Values.Contains(value),
        _ => throw new FormatException($"the operator {requirement.OperatorProperty} is not understood by these checks"),
    };
}
