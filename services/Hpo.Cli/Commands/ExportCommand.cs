using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Hpo.Cli.Local;
using Hpo.Cli.Remote;
using Hpo.Gateway;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo export STUDY-ID</c>: the trials of a study for other programs, also as a warm start of another study.</summary>
internal static class ExportCommand
{
    public static Command Create(Output output)
    {
        var (id, data, gateway) = (SharedOptions.StudyId(), SharedOptions.Data(), GatewayOption.Instead());
        var format = new Option<TrialFormat>("--format") { Description = "csv, jsonl (a whole trial a line) or dataframe (csv with flat, prefixed names).", DefaultValueFactory = _ => TrialFormat.Csv };
        var file = new Option<FileInfo?>("--out") { Description = "File to write, or to replace; standard output by default.", HelpName = "FILE" };
        var best = new Option<int?>("--best") { Description = "Only so many trials, the best ones by the first objective.", HelpName = "N" };
        best.Validators.Add(AtLeastOne);
        var command = new Command("export", "Write the trials of a study for spreadsheets, data frames and other studies.") { id, format, file, best, data, gateway };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var wanted = new Export(parsed.GetRequiredValue(id), parsed.GetValue(format), parsed.GetValue(best));
            await ToAsync(parsed.GetValue(file), output, writer => parsed.GetValue(gateway) is { } address
                ? RemoteAsync(address, wanted, writer, ct)
                : LocalAsync(StudyDirectory.Holding(parsed.GetRequiredValue(data), wanted.StudyId), wanted, writer, ct));
            return ExitCodes.Completed;
        }));
        return command;
    }

    private static void AtLeastOne(OptionResult best)
    {
        if (best.GetValueOrDefault<int?>() is < 1)
        {
            best.AddError("--best is below 1. Give a whole number from 1 on.");
        }
    }

    // A file appears when it is complete.
    private static async Task ToAsync(FileInfo? file, Output output, Func<TextWriter, Task> write)
    {
        if (file is null)
        {
            await write(output.Results.Profile.Out.Writer);
            return;
        }

        var unfinished = $"{file.FullName}.part";
        try
        {
            await using (var writer = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                await write(writer);
            }

            File.Move(unfinished, file.FullName, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{file.FullName} cannot be written: {problem.Message} Name another file by --out.", ExitCodes.Failed);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task LocalAsync(StudyDirectory directory, Export wanted, TextWriter writer, CancellationToken ct)
    {
        using var stored = StoredStudies.Open(directory);
        var reads = StoredStudies.ReadsOf(stored);
        var study = await reads.GetStudyAsync(wanted.StudyId, ct)
            ?? throw new CliException($"Study '{wanted.StudyId}' was never accepted; it has no trials. Start it with `hpo resume {wanted.StudyId}`.", ExitCodes.Failed);
        var order = wanted.Best is null ? null : TrialOrder.Parse("fitness", study.Objectives, out _);
        await new TrialExport(reads).WriteAsync(writer, wanted.Format, wanted.StudyId, order ?? TrialOrder.ByNumber, wanted.Best, ct);
    }

    private static async Task RemoteAsync(string address, Export wanted, TextWriter writer, CancellationToken ct)
    {
        using var client = GatewayOption.Open(address);
        await client.ExportAsync(wanted.StudyId, wanted.Format, wanted.Best, writer, ct);
    }

    private sealed record Export(string StudyId, TrialFormat Format, int? Best);
}
