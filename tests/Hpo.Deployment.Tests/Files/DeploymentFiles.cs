using YamlDotNet.Core;

namespace Hpo.Deployment.Tests.Files;

/// <summary>A file that cannot be read as what it should be.</summary>
internal sealed class UnreadableFileException(string problem, Exception? cause = null) : Exception(problem, cause);

/// <summary>The files a deployment is made of, in the repository or in a copy.</summary>
internal sealed class DeploymentFiles(string root)
{
    public const string Dockerfile = "Dockerfile";
    public const string Ignore = ".dockerignore";
    public const string Compose = "docker-compose.yml";
    public const string Kubernetes = "k8s";
    public const string Base = Kubernetes + "/base";
    public const string Dev = Kubernetes + "/dev";
    public const string KubernetesReadme = Kubernetes + "/README.md";

    private readonly Dictionary<(string File, Type Type), object> parsed = [];

    public bool Has(string file) => File.Exists(Path.Combine(root, file));

    public string Read(string file) => Has(file) ? File.ReadAllText(Path.Combine(root, file)) : throw new UnreadableFileException($"{file}: there is no such file");

    /// <summary>A file as what it means; read once, because every check looks at the same files.</summary>
    public T Read<T>(string file, Func<string, T> parse)
    {
        try
        {
            return (T)(parsed.TryGetValue((file, typeof(T)), out var known) ? known : parsed[(file, typeof(T))] = parse(Read(file))!);
        }
        catch (Exception failure) when (failure is YamlException or InvalidCastException or FormatException)
        {
            throw new UnreadableFileException($"{file}: {failure.Message} {failure.InnerException?.Message}".TrimEnd(), failure);
        }
    }

    public IEnumerable<string> In(string folder) => Directory.EnumerateFiles(Path.Combine(root, folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
