using Hpo.Cli.Remote;
using Hpo.Cli.Results;
using Hpo.Gateway;

namespace Hpo.Cli.Commands;

/// <summary>Waits for a study that runs somewhere else, and shows its results.</summary>
internal static class RemoteRun
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static async Task<int> FollowAsync(GatewayClient client, string studyId, ResultFormat format, Output output, CancellationToken ct)
    {
        output.Say($"Study {studyId} was submitted to {client.Address}");
        try
        {
            var study = await WaitAsync(client, studyId, output, ct);
            await ResultWriter.WriteAsync(await client.ResultsAsync(studyId, ct), format, output, ct);
            return study.Status == StudyStatus.Completed ? ExitCodes.Completed : ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            output.Say($"Study {studyId} goes on without being watched. See it by: hpo status {studyId} --gateway {client.Address}");
            return ExitCodes.Interrupted;
        }
    }

    private static async Task<StudyView> WaitAsync(GatewayClient client, string studyId, Output output, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval);
        var (said, away) = ("", false);
        var notes = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            try
            {
                var study = await client.StudyAsync(studyId, ct);
                away = false;
                StudyNotes.Of(study.Choice, study.Prior).Where(notes.Add).ToList().ForEach(output.Say);

                if (StudyTable.Line(study) is var line && line != said)
                {
                    output.Say(line);
                    said = line;
                }

                if (study.Status.IsEnded() || study.Status == StudyStatus.Paused)
                {
                    return study;
                }
            }
            catch (GatewayUnreachableException problem)
            {
                // The study does not need this gateway at this moment; it may come back.
                if (!away)
                {
                    output.SayProblem($"{problem.Message} Waiting for it.");
                }

                away = true;
            }

            await timer.WaitForNextTickAsync(ct);
        }
    }
}
