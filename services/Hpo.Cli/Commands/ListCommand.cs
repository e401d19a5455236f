using System.CommandLine;
using System.Globalization;
using Hpo.Cli.Local;
using Hpo.Cli.Results;
using Hpo.Gateway;
using Spectre.Console;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo list</c>: the local studies.</summary>
internal static class ListCommand
{
    public static Command Create(Output output)
    {
        var (data, format) = (SharedOptions.Data(), SharedOptions.Format());
        var command = new Command("list", "List the local studies.") { data, format };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, () => ListAsync(parsed.GetRequiredValue(data), parsed.GetValue(format), output, ct)));
        return command;
    }

    private static async Task<int> ListAsync(DirectoryInfo data, ResultFormat format, Output output, CancellationToken ct)
    {
        var studies = new List<StudyView>();
        foreach (var directory in StudyDirectory.All(data))
        {
            if (await StoredStudies.AskAsync(directory, reads => reads.GetStudyAsync(directory.StudyId, ct)) is { } study)
            {
                studies.Add(study);
            }
        }

        Write(studies, format, output, data);
        return ExitCodes.Completed;
    }

    private static void Write(List<StudyView> studies, ResultFormat format, Output output, DirectoryInfo data)
    {
        var rows = studies.Select(Row).ToList();
        switch (format)
        {
            case ResultFormat.Json:
                output.Answer(ResultJson.Write(studies));
                break;
            case ResultFormat.Csv:
                output.Answer(string.Join(',', Headers));
                rows.ForEach(row => output.Answer(string.Join(',', row)));
                break;
            case ResultFormat.Table when studies.Count == 0:
                output.Say($"No studies in {data.FullName}; start one with `hpo run STUDY.json`.");
                break;
            default:
                var table = new Table().Border(output.Results.Profile.Capabilities.Ansi ? TableBorder.Rounded : TableBorder.Ascii2);
                Headers.ToList().ForEach(header => table.AddColumn(header));
                rows.ForEach(row => table.AddRow([.. row.Select(cell => new Text(cell))]));
                output.Results.Write(table);
                break;
        }
    }

    private static readonly string[] Headers = ["study", "status", "optimizer", "settled", "trials", "best", "accepted"];

    private static string[] Row(StudyView study) =>
    [
        study.StudyId,
        study.Status.ToString().ToLowerInvariant(),
        study.Optimizer ?? "",
        (study.Counts.Measured + study.Counts.Unavailable).ToString(CultureInfo.InvariantCulture),
        study.MaxTrials?.ToString(CultureInfo.InvariantCulture) ?? "",
        study.Incumbent is { } best && study.Objectives is [var objective, ..] && best.Values.TryGetValue(objective.Metric, out var value) ? Numbers.Short(value) : "-",
        study.AcceptedAt?.ToString("u", CultureInfo.InvariantCulture) ?? "",
    ];
}
