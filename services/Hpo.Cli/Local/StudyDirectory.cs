using System.Globalization;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Cli.Local;

/// <summary>
/// Everything of one local study: databases, jobs, logs. A study has a directory of its own, so studies neither meet nor block each other.
/// </summary>
internal sealed class StudyDirectory
{
    private const string StartFile = "start.json";

    private StudyDirectory(DirectoryInfo directory) => Directory = directory;

    public DirectoryInfo Directory { get; }

    public string StudyId => Directory.Name;

    /// <summary>The directory of all local studies, this one among them.</summary>
    public DirectoryInfo Data => Directory.Parent ?? Directory;

    public string Log => Path.Combine(Directory.FullName, "hpo.log");

    public string Jobs => Path.Combine(Directory.FullName, "sagemaker");

    /// <summary>Claims a directory for a new study: the given id, or the study's name with the first number that is free.</summary>
    public static StudyDirectory Create(DirectoryInfo data, string name, string? id)
    {
        if (id is not null && StudyIds.Check(id) is { } problem)
        {
            throw new CliException(problem);
        }

        for (var number = 1; ; number++)
        {
            var directory = new DirectoryInfo(Path.Combine(data.FullName, id ?? StudyIds.From(name, number.ToString(CultureInfo.InvariantCulture))));
            if (!directory.Exists)
            {
                directory.Create();
                return new StudyDirectory(directory);
            }

            if (id is not null)
            {
                throw new CliException($"There is a study '{id}' in {data.FullName} already. Go on with it by `hpo resume {id}`, or choose another id.");
            }
        }
    }

    public static StudyDirectory Open(DirectoryInfo data, string id)
    {
        var known = All(data);
        return known.FirstOrDefault(d => d.StudyId == id)
            ?? throw new CliException($"There is no study '{id}' in {data.FullName}. "
                + (known.Count == 0 ? "There is none at all; start one with `hpo run`." : $"There are: {string.Join(", ", known.Select(d => d.StudyId))}."));
    }

    public static IReadOnlyList<StudyDirectory> All(DirectoryInfo data) => data.Exists
        ? [.. data.EnumerateDirectories().Where(d => File.Exists(Path.Combine(d.FullName, StartFile))).OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => new StudyDirectory(d))]
        : [];

    /// <summary>Keeps the directory for this process until the answer is disposed; the system gives it back however the process ends.</summary>
    public FileStream Lock()
    {
        try
        {
            return new FileStream(Path.Combine(Directory.FullName, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new CliException($"Another process works on study '{StudyId}' at this moment. Wait for it, or stop it first.", ExitCodes.Failed);
        }
    }

    public void Save(StudyStart start) => File.WriteAllText(Path.Combine(Directory.FullName, StartFile), JsonSerializer.Serialize(start, HpoJson.Options));

    public StudyStart Load() => JsonSerializer.Deserialize<StudyStart>(File.ReadAllText(Path.Combine(Directory.FullName, StartFile)), HpoJson.Options)
        ?? throw new CliException($"{Path.Combine(Directory.FullName, StartFile)} is empty.");
}
