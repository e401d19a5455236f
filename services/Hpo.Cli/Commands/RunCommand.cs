using System.CommandLine;
using Hpo.Cli.Local;
using Hpo.Cli.Results;
using Hpo.Contracts;
using Hpo.Gateway;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo run STUDY.json</c>: the whole system in this process, until the study ends.</summary>
internal static class RunCommand
{
    public static Command Create(Output output)
    {
        var file = SharedOptions.StudyFile();
        var (data, format) = (SharedOptions.Data(), SharedOptions.Format());
        var id = new Option<string?>("--id") { Description = "Id of the study; by default its name and a number." };
        var images = new Option<FileInfo?>("--images") { Description = "File that says which command an image stands for; by default images.json beside the study file." };
        var command = new Command("run", "Run a study on this machine, with live progress and a sorted table at the end.") { file, data, format, id, images };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, () => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), parsed.GetValue(format), parsed.GetValue(id), parsed.GetValue(images), output, ct)));
        return command;
    }

    private static async Task<int> RunAsync(
        FileInfo file, DirectoryInfo data, ResultFormat format, string? id, FileInfo? images, Output output, CancellationToken ct)
    {
        if (await StudyFiles.ReadAsync(file, output, ct) is not { } study)
        {
            return ExitCodes.Invalid;
        }

        // Before there is a directory: a study that is refused leaves nothing behind.
        if ((PastJobsElsewhere(study) ?? (await new WarmStarts(new LocalStudies(data)).ResolveAsync(study, ct)).Problem) is { } problem)
        {
            StudyFiles.Refuse(file, [problem], output);
            return ExitCodes.Invalid;
        }

        var start = new StudyStart(study, ImagesFile(file, images));
        var directory = StudyDirectory.Create(data, study, id);
        directory.Save(start);
        return await StudyRun.FollowAsync(directory, start, isResumed: false, format, output, ct);
    }

    private static Problem? PastJobsElsewhere(Study study) => study.WarmStart?.TrainingJobs is not null && LocalSystem.HasOwnEndpoint
        ? new Problem("warmStart.trainingJobs", "On this machine every study has an endpoint of its own, which knows no past jobs. Name the study as warmStart.study, or a shared endpoint or AWS by HPO__Aws__Region and HPO__Aws__ServiceUrl.")
        : null;

    private static string? ImagesFile(FileInfo study, FileInfo? given)
    {
        if (given is { Exists: false })
        {
            throw new CliException($"There is no file {given.FullName}; --images names a file such as examples/images.json.");
        }

        var beside = Path.Combine(study.DirectoryName ?? ".", "images.json");
        return given?.FullName ?? (File.Exists(beside) ? beside : null);
    }
}
