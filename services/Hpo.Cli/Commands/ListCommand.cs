using System.CommandLine;
using Hpo.Cli.Local;
using Hpo.Cli.Remote;
using Hpo.Cli.Results;
using Hpo.Gateway;

namespace Hpo.Cli.Commands;

/// <summary><c>hpo list</c>: the local studies, or those of a gateway.</summary>
internal static class ListCommand
{
    public static Command Create(Output output)
    {
        var (data, format, gateway) = (SharedOptions.Data(), SharedOptions.Format(), GatewayOption.Instead());
        var of = new Option<string?>("--of") { Description = "List the inner studies of this one instead, whose trials are studies.", HelpName = "STUDY-ID" };
        var command = new Command("list", "List the local studies, or those of a gateway; studies that are trials of another one only with --of.") { of, data, format, gateway };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var directory = parsed.GetRequiredValue(data);
            var (address, parent) = (parsed.GetValue(gateway), parsed.GetValue(of));
            StudyTable.Write(
                address is not null ? await RemoteAsync(address, parent, ct) : parent is not null ? await InnerAsync(directory, parent, ct) : await LocalAsync(directory, ct),
                parsed.GetValue(format),
                output,
                none: parent is not null ? $"Study '{parent}' has no inner studies." : address is null ? $"No studies in {directory.FullName}; start one with `hpo run STUDY.json`." : $"No studies at {address}; submit one with `hpo submit STUDY.json`.");
            return ExitCodes.Completed;
        }));
        return command;
    }

    private static async Task<List<StudyView>> RemoteAsync(string address, string? parent, CancellationToken ct)
    {
        using var client = GatewayOption.Open(address);
        return await client.StudiesAsync(parent, ct).ToListAsync(ct);
    }

    private static async Task<List<StudyView>> InnerAsync(DirectoryInfo data, string parent, CancellationToken ct)
    {
        using var stored = StoredStudies.Open(StudyDirectory.Open(data, parent));
        return await StoredStudies.ReadsOf(stored).AllInnerStudiesAsync(parent, ct).ToListAsync(ct);
    }

    private static async Task<List<StudyView>> LocalAsync(DirectoryInfo data, CancellationToken ct)
    {
        var studies = new List<StudyView>();
        foreach (var directory in StudyDirectory.All(data))
        {
            if (await StoredStudies.AskAsync(directory, reads => reads.GetStudyAsync(directory.StudyId, ct)) is { } study)
            {
                studies.Add(study);
            }
        }

        return studies;
    }
}
