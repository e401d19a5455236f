using Hpo.Deployment.Tests.Code;
using Hpo.Deployment.Tests.Files;
using k8s.Models;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>What kustomize itself lets pass: files that are not listed, tags for images that nobody uses, names that it does not follow.</summary>
internal static class KustomizationCheck
{
    public static IEnumerable<string> Problems(DeploymentFiles files) =>
    [
        .. new[] { DeploymentFiles.Base, DeploymentFiles.Dev }.Select(folder => ManifestSet.Load(files, folder))
            .SelectMany(set => FileProblems(files, set).Concat(ImageProblems(files, set)).Concat(ReferenceProblems(files, set)).Select(problem => $"{set.Folder}/{Kustomization.File}: {problem}")),
        .. SecretProblems(files),
        .. SettingProblems(ManifestSet.Load(files, DeploymentFiles.Dev)),
        .. SettingProblems(ManifestSet.Load(files, DeploymentFiles.Base)),
        .. AddressProblems(ManifestSet.Load(files, DeploymentFiles.Dev)),
    ];

    private static IEnumerable<string> FileProblems(DeploymentFiles files, ManifestSet set)
    {
        var kustomization = set.Kustomization;
        if ((kustomization.ApiVersion, kustomization.Kind) != ("kustomize.config.k8s.io/v1beta1", "Kustomization"))
            yield return $"'{kustomization.ApiVersion}' '{kustomization.Kind}' is no kustomization";
        var listed = kustomization.Resources.Concat(kustomization.Configurations).Concat(kustomization.Patches.Select(patch => patch.Path ?? ""))
            .Concat(kustomization.ConfigMapGenerator.Concat(kustomization.SecretGenerator).SelectMany(generator => generator.Envs));
        foreach (var forgotten in files.In(set.Folder).Except(listed).Except([Kustomization.File]))
            yield return $"does not name {forgotten}";
    }

    private static IEnumerable<string> ImageProblems(DeploymentFiles files, ManifestSet set)
    {
        var own = set.Workloads.Where(workload => workload.File.StartsWith(set.Folder + "/", StringComparison.Ordinal)).Select(workload => workload.Container.Image).ToList();
        var built = files.Read(DeploymentFiles.Dockerfile, ImageFile.Parse).Images.Select(image => Product.Image(image.Name)).ToHashSet();
        var others = files.Read(DeploymentFiles.Compose, ComposeFile.Parse).Services.Values.Where(service => service.Build is null).Select(service => service.Image).ToHashSet();
        return
        [
            .. own.Where(image => !built.Contains(image) && !others.Contains(image)).Select(image => $"image '{image}' comes neither from the Dockerfile nor from {DeploymentFiles.Compose}"),
            .. own.Where(built.Contains).Except(set.Kustomization.Images.Select(image => image.Name)).Select(image => $"gives no tag to {image}"),
            .. set.Kustomization.Images.Where(image => !own.Contains(image.Name)).Select(image => $"gives a tag to {image.Name}, which nothing uses"),
            .. set.Kustomization.Images.Where(image => image.NewTag != Product.Version).Select(image => $"{image.Name} has the tag {image.NewTag}, not {Product.Version}"),
        ];
    }

    /// <summary>A generated secret gets a hash into its name; where kustomize does not follow the reference, it leads nowhere.</summary>
    private static IEnumerable<string> ReferenceProblems(DeploymentFiles files, ManifestSet set)
    {
        var followed = set.Kustomization.Configurations.SelectMany(file => files.Read($"{set.Folder}/{file}", KustomizeConfig.Parse).NameReference)
            .Where(reference => reference is { Kind: "Secret", Version: "v1" }).SelectMany(reference => reference.FieldSpecs);
        var needed = set.Of<TriggerAuthentication>().Any(item => item.File.StartsWith(set.Folder + "/", StringComparison.Ordinal));
        if (needed && !followed.Any(field => field is { Kind: nameof(TriggerAuthentication), Path: "spec/secretTargetRef/name" }))
            yield return $"does not follow the secret's name into {nameof(TriggerAuthentication)}";
    }

    private static IEnumerable<string> SecretProblems(DeploymentFiles files) =>
        from secret in ManifestSet.Load(files, DeploymentFiles.Base).Secrets
        from entry in secret.Value
        where !entry.Value.Contains("EXAMPLE", StringComparison.Ordinal)
        select $"{DeploymentFiles.Base}: secret {secret.Key}: {entry.Key} holds a value that is not marked as EXAMPLE";

    private static IEnumerable<string> SettingProblems(ManifestSet set) =>
        from map in set.ConfigMaps
        from entry in map.Value
        let problem = Settings.Problem(entry.Key, entry.Value)
        where problem is not null
        select $"{set.Folder}: config map {map.Key}: {problem}";

    /// <summary>With everything in one namespace, each address leads to a service and one of its ports.</summary>
    private static IEnumerable<string> AddressProblems(ManifestSet set) =>
        from entry in set.Secrets.Concat(set.ConfigMaps).SelectMany(generated => generated.Value)
        where entry.Value.Contains("://", StringComparison.Ordinal)
        let address = new Uri(entry.Value)
        where !set.Of<V1Service>().Any(service => service.Object.Name() == address.Host && service.Object.Spec.Ports.Any(port => port.Port == address.Port))
        select $"{set.Folder}: {entry.Key} leads to {address.Host}:{address.Port}, where no service is";
}
