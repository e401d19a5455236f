using System.Text;
using Hpo.SageMakerLocal.Processes;

namespace Hpo.SageMakerLocal.Jobs;

/// <summary>What FailureReason says, in the service's form: class, text, exit code.</summary>
internal static class FailureReasons
{
    private const int LongestText = 900; // leaves room for class and exit code within 1024 characters

    /// <summary>The program's failure file; without one, the end of its output.</summary>
    public static string Of(JobDirectory job, int exitCode)
    {
        var text = File.Exists(job.FailureFile) ? Head(job.FailureFile) : Tail(job.LogFile);
        return $"AlgorithmError: {(text.Length > 0 ? text : "the program ended without a message")}, exit code: {exitCode}";
    }

    /// <summary>The engine could not get the image or make the container; the service calls that the client's mistake too.</summary>
    public static string NoContainer(JobDirectory job, string image) => $"ClientError: the image '{image}' could not be run: {Tail(job.LogFile)}";

    public static string Lost(bool recovered) => recovered
        ? "InternalServerError: the training program was lost while the local endpoint was down."
        : "InternalServerError: the training program was killed from outside, without an exit code.";

    private static string Head(string file)
    {
        using var reader = new StreamReader(file);
        var text = new char[LongestText];
        return new string(text, 0, reader.ReadBlock(text)).Trim();
    }

    private static string Tail(string file)
    {
        if (!File.Exists(file))
            return "";
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(stream.Length, LongestText), SeekOrigin.End);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }
}
