using k8s;
using k8s.Models;

namespace Hpo.Deployment.Tests.Files;

/// <summary>A kustomization with all objects it brings, its own and those of the kustomizations it is built upon.</summary>
internal sealed record ManifestSet(
    string Folder,
    Kustomization Kustomization,
    IReadOnlyList<(string File, IKubernetesObject<V1ObjectMeta> Object)> Objects,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ConfigMaps,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Secrets)
{
    public IEnumerable<Workload> Workloads => Objects.Select(item => Workload.Of(item.File, item.Object)).OfType<Workload>();

    public IEnumerable<(string File, T Object)> Of<T>() => Objects.Where(item => item.Object is T).Select(item => (item.File, (T)item.Object));

    public static ManifestSet Load(DeploymentFiles files, string folder)
    {
        var kustomization = files.Read($"{folder}/{Kustomization.File}", Kustomization.Parse);
        var bases = kustomization.Resources.Where(IsFolder).Select(resource => Load(files, Combine(folder, resource))).ToList();
        var own = kustomization.Resources.Where(resource => !IsFolder(resource)).Select(resource => $"{folder}/{resource}")
            .SelectMany(file => files.Read(file, Manifests.Parse).Select(item => (file, item)));
        return new ManifestSet(
            folder,
            kustomization,
            [.. bases.SelectMany(set => set.Objects), .. own],
            Generated(files, folder, kustomization.ConfigMapGenerator, bases.SelectMany(set => set.ConfigMaps)),
            Generated(files, folder, kustomization.SecretGenerator, bases.SelectMany(set => set.Secrets)));
    }

    private static bool IsFolder(string resource) => !resource.EndsWith(".yaml", StringComparison.Ordinal);

    private static string Combine(string folder, string relative) => Path.GetRelativePath("/", Path.GetFullPath(relative, "/" + folder)).Replace('\\', '/');

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Generated(
        DeploymentFiles files,
        string folder,
        IEnumerable<KustomizeGenerator> generators,
        IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, string>>> inherited)
    {
        var all = inherited.ToDictionary();
        foreach (var generator in generators)
        {
            var entries = generator.Envs.SelectMany(env => files.Read($"{folder}/{env}", EnvFile.Parse)).ToDictionary();
            var before = all.GetValueOrDefault(generator.Name) ?? new Dictionary<string, string>();
            all[generator.Name] = generator.Behavior == "merge" ? before.Where(entry => !entries.ContainsKey(entry.Key)).Concat(entries).ToDictionary() : entries;
        }

        return all;
    }
}
