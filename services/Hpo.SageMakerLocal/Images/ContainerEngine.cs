using System.ComponentModel;
using System.Diagnostics;

namespace Hpo.SageMakerLocal.Images;

/// <summary>docker, podman, or a program that takes the same arguments.</summary>
internal sealed record ContainerEngine(string Program)
{
    /// <summary>The setting that takes whichever engine answers.</summary>
    public const string Automatic = "auto";

    /// <summary>What <c>run</c> ends with when the engine itself failed: the image is unknown, or the container could not be made.</summary>
    public const int EngineFailed = 125;

    private static readonly string[] Usual = ["docker", "podman"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The engine that a setting asks for; null when none is asked for, or when none answers and any would do.</summary>
    /// <exception cref="LocalConfigurationException">The engine that is named does not answer.</exception>
    public static ContainerEngine? Find(string? setting)
    {
        if (setting is null)
            return null;
        if (setting == Automatic)
            return Usual.Select(name => new ContainerEngine(name)).FirstOrDefault(e => e.Problem("version") is null);
        var named = new ContainerEngine(setting.Contains('/') ? Path.GetFullPath(setting) : setting);
        return named.Problem("version") is not { } problem ? named : throw new LocalConfigurationException(
            $"SageMakerLocal:ContainerEngine '{setting}' does not answer: {problem} Start it, or use {Automatic} to go on without one.");
    }

    /// <summary>Ends and removes a container; null when that is done, or was never needed.</summary>
    public string? Remove(string container) => Problem("rm", "--force", container);

    /// <summary>Runs the engine with some arguments; null when it ended well.</summary>
    private string? Problem(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (process.WaitForExit(Patience) && output.Wait(Patience))
                return process.ExitCode == 0 ? null : $"{string.Concat(output.Result).Trim().Split('\n')[^1]} (exit code {process.ExitCode}).";
            process.Kill(entireProcessTree: true);
            return $"no answer within {Patience.TotalSeconds} seconds.";
        }
        catch (Win32Exception error)
        {
            return $"{error.Message}.";
        }
    }
}
