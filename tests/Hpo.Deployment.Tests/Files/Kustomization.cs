using YamlDotNet.Serialization.NamingConventions;

namespace Hpo.Deployment.Tests.Files;

/// <summary>kustomization.yaml, with what is used here.</summary>
internal sealed class Kustomization
{
    public const string File = "kustomization.yaml";

    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public string? Namespace { get; set; }

    public List<KustomizeLabels> Labels { get; set; } = [];

    public List<string> Resources { get; set; } = [];

    public List<string> Configurations { get; set; } = [];

    public List<KustomizeGenerator> ConfigMapGenerator { get; set; } = [];

    public List<KustomizeGenerator> SecretGenerator { get; set; } = [];

    public List<KustomizeImage> Images { get; set; } = [];

    public List<KustomizePatch> Patches { get; set; } = [];

    public static Kustomization Parse(string text) => StrictYaml.Read<Kustomization>(text, CamelCaseNamingConvention.Instance);
}

internal sealed class KustomizeLabels
{
    public Dictionary<string, string> Pairs { get; set; } = [];
}

internal sealed class KustomizeGenerator
{
    public string Name { get; set; } = "";

    public string? Behavior { get; set; }

    public List<string> Envs { get; set; } = [];
}

internal sealed class KustomizeImage
{
    public string Name { get; set; } = "";

    public string? NewName { get; set; }

    public string? NewTag { get; set; }
}

internal sealed class KustomizePatch
{
    public string? Path { get; set; }

    public KustomizeTarget? Target { get; set; }
}

internal sealed class KustomizeTarget
{
    public string Kind { get; set; } = "";
}

/// <summary>A transformer configuration: which fields hold the name of which kind of object.</summary>
internal sealed class KustomizeConfig
{
    public List<KustomizeNameReference> NameReference { get; set; } = [];

    public static KustomizeConfig Parse(string text) => StrictYaml.Read<KustomizeConfig>(text, CamelCaseNamingConvention.Instance);
}

internal sealed class KustomizeNameReference
{
    public string Kind { get; set; } = "";

    public string Version { get; set; } = "";

    public List<KustomizeField> FieldSpecs { get; set; } = [];
}

internal sealed class KustomizeField
{
    public string Kind { get; set; } = "";

    public string Path { get; set; } = "";
}
