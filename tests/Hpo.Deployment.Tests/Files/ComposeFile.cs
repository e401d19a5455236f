using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Hpo.Deployment.Tests.Files;

/// <summary>docker-compose.yml, with what it uses and nothing else: <c>container_name</c>, for instance, would stop a service from being scaled and is unknown here.</summary>
internal sealed class ComposeFile
{
    public string Name { get; set; } = "";

    public Dictionary<string, ComposeService> Services { get; set; } = [];

    public Dictionary<string, object?> Volumes { get; set; } = [];

    [YamlMember(Alias = "x-hardened", ApplyNamingConventions = false)]
    public ComposeService? Hardened { get; set; }

    [YamlMember(Alias = "x-infrastructure", ApplyNamingConventions = false)]
    public ComposeService? Infrastructure { get; set; }

    [YamlMember(Alias = "x-settings", ApplyNamingConventions = false)]
    public Dictionary<string, string?>? Settings { get; set; }

    [YamlMember(Alias = "x-aws", ApplyNamingConventions = false)]
    public Dictionary<string, string?>? Aws { get; set; }

    [YamlMember(Alias = "x-probe", ApplyNamingConventions = false)]
    public ComposeHealthCheck? Probe { get; set; }

    [YamlMember(Alias = "x-needs", ApplyNamingConventions = false)]
    public Dictionary<string, ComposeDependency>? Needs { get; set; }

    public static ComposeFile Parse(string text) => StrictYaml.Read<ComposeFile>(text, UnderscoredNamingConvention.Instance);
}

internal sealed class ComposeService
{
    public string Image { get; set; } = "";

    public ComposeBuild? Build { get; set; }

    public string? Hostname { get; set; }

    public bool Init { get; set; }

    public string? Restart { get; set; }

    public bool ReadOnly { get; set; }

    public List<string> Tmpfs { get; set; } = [];

    public List<string> CapDrop { get; set; } = [];

    public List<string> CapAdd { get; set; } = [];

    public List<string> SecurityOpt { get; set; } = [];

    public string? StopGracePeriod { get; set; }

    public string? MemLimit { get; set; }

    public List<string> Ports { get; set; } = [];

    public List<string> Volumes { get; set; } = [];

    public Dictionary<string, string?> Environment { get; set; } = [];

    public Dictionary<string, ComposeDependency> DependsOn { get; set; } = [];

    [YamlMember(Alias = "healthcheck", ApplyNamingConventions = false)]
    public ComposeHealthCheck? HealthCheck { get; set; }
}

internal sealed class ComposeBuild
{
    public string Context { get; set; } = "";

    public string Target { get; set; } = "";
}

internal sealed class ComposeDependency
{
    public string Condition { get; set; } = "";
}

internal sealed class ComposeHealthCheck
{
    public List<string> Test { get; set; } = [];

    public string? Interval { get; set; }

    public string? Timeout { get; set; }

    public int Retries { get; set; }

    public string? StartPeriod { get; set; }
}
