using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using YamlDotNet.Core;

namespace Hpo.Deployment.Tests.Files;

/// <summary>The objects of a manifest. The reader stops at the first error of a text, so that each document is read by itself.</summary>
internal static partial class Manifests
{
    private static readonly Dictionary<string, Type> Keda = new() { [ScaledObject.Type] = typeof(ScaledObject), [TriggerAuthentication.Type] = typeof(TriggerAuthentication) };

    // Reading strictly is slow, and copies of the files differ in one document. Nobody changes what was read.
    private static readonly ConcurrentDictionary<string, IKubernetesObject<V1ObjectMeta>> Read = new();

    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Parse(string text) =>
        [.. Separators().Split(text).Where(document => !string.IsNullOrWhiteSpace(document)).Select(document => Read.GetOrAdd(document, ParseDocument))];

    private static IKubernetesObject<V1ObjectMeta> ParseDocument(string document)
    {
        try
        {
            return (IKubernetesObject<V1ObjectMeta>)KubernetesYaml.LoadAllFromString(document, Keda, strict: true).Single();
        }
        catch (KeyNotFoundException unknown)
        {
            throw new YamlException($"no such apiVersion and kind: {unknown.Message}", unknown);
        }
    }

    [GeneratedRegex("^---.*$", RegexOptions.Multiline)]
    private static partial Regex Separators();
}
