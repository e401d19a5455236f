using System.Globalization;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;

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
    public static StudyDirectory Create(DirectoryInfo data, Study study, string? id)
    {
        if (id is not null && (StudyIds.Check(id) ?? InnerIds.Check(id, study)) is { } problem)
        {
            throw new CliException(problem);
        }

        for (var number = 1; ; number++)
        {
            var directory = new DirectoryInfo(Path.Combine(data.FullName, id ?? StudyIds.From(study.Name, number.ToString(CultureInfo.InvariantCulture), InnerIds.LongestParent(study))));
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

    /// <summary>The directory of a study.</summary>
    public static StudyDirectory Open(DirectoryInfo data, string id) => Find(data, id, [id]);

    /// <summary>The directory that a study is stored in: its own, or that of the study whose trial it is.</summary>
    public static StudyDirectory Holding(DirectoryInfo data, string id) => Find(data, id, [id, .. InnerIds.ParentsOf(id).Select(parent => parent.StudyId)]);

    private static StudyDirectory Find(DirectoryInfo data, string id, IReadOnlyList<string> places)
    {
        var known = All(data);
        return places.Select(place => known.FirstOrDefault(d => d.StudyId == place)).FirstOrDefault(d => d is not null)
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
