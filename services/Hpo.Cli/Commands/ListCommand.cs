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
        var command = new Command("list", "List the local studies, or those of a gateway.") { data, format, gateway };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(output, async () =>
        {
            var directory = parsed.GetRequiredValue(data);
            var address = parsed.GetValue(gateway);
            StudyTable.Write(
                address is null ? await LocalAsync(directory, ct) : await RemoteAsync(address, ct),
                parsed.GetValue(format),
                output,
                none: address is null ? $"No studies in {directory.FullName}; start one with `hpo run STUDY.json`." : $"No studies at {address}; submit one with `hpo submit STUDY.json`.");
            return ExitCodes.Completed;
        }));
        return command;
    }

    private static async Task<List<StudyView>> RemoteAsync(string address, CancellationToken ct)
    {
        using var client = GatewayOption.Open(address);
        return await client.StudiesAsync(ct).ToListAsync(ct);
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
