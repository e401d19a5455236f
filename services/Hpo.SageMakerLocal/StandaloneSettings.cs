using System.Globalization;

namespace Hpo.SageMakerLocal;

/// <summary>Reads the options of the standalone program: environment (HPO__SageMakerLocal__StopGrace=00:00:10), then command line (--SageMakerLocal:StopGrace=00:00:10, --urls http://127.0.0.1:4599).</summary>
internal static class StandaloneSettings
{
    private const string Section = SageMakerLocalOptions.Section;

    internal static readonly string[] Known =
    [
        nameof(SageMakerLocalOptions.DataDirectory), nameof(SageMakerLocalOptions.ImagesFile), nameof(SageMakerLocalOptions.AllowRemote),
        nameof(SageMakerLocalOptions.MaxConcurrentJobs), nameof(SageMakerLocalOptions.StopGrace), nameof(SageMakerLocalOptions.KillJobsOnExit),
        nameof(SageMakerLocalOptions.Quiet), nameof(SageMakerLocalOptions.Region),
        nameof(SageMakerLocalOptions.AccessKeyId), nameof(SageMakerLocalOptions.SecretAccessKey), nameof(SageMakerLocalOptions.ContainerEngine),
    ];

    /// <exception cref="LocalConfigurationException">A setting is unknown or malformed; the message names it.</exception>
    public static SageMakerLocalOptions Read(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("HPO__").AddCommandLine(args).Build();
        var settings = configuration.GetSection(Section);
        foreach (var setting in settings.GetChildren())
            if (!Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                throw new LocalConfigurationException($"Unknown setting {Section}:{setting.Key}; known are {string.Join(", ", Known)} and --urls.");
        if (args.Any(a => a.Contains($"{Section}:{nameof(SageMakerLocalOptions.SecretAccessKey)}", StringComparison.OrdinalIgnoreCase)))
            throw new LocalConfigurationException(
                $"{Section}:SecretAccessKey on the command line is visible to every user of this machine; set the environment variable HPO__{Section}__SecretAccessKey.");
        var (address, port) = Listen(configuration["urls"] ?? $"http://127.0.0.1:{SageMakerLocalOptions.StandalonePort}");
        var defaults = new SageMakerLocalOptions();
        return new SageMakerLocalOptions
        {
            Address = address,
            Port = port,
            DataDirectory = settings["DataDirectory"] ?? defaults.DataDirectory,
            ImagesFile = settings["ImagesFile"],
            AllowRemote = Flag(settings, "AllowRemote", defaults.AllowRemote),
            MaxConcurrentJobs = Quota(settings),
            StopGrace = Duration(settings, "StopGrace", defaults.StopGrace),
            KillJobsOnExit = Flag(settings, "KillJobsOnExit", defaults.KillJobsOnExit),
            Quiet = Flag(settings, "Quiet", false),
            Region = settings["Region"] ?? defaults.Region,
            AccessKeyId = Text(settings, "AccessKeyId"),
            SecretAccessKey = Text(settings, "SecretAccessKey"),
            ContainerEngine = Text(settings, "ContainerEngine"),
        };
    }

    private static (string Address, int Port) Listen(string urls) =>
        Uri.TryCreate(urls, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp
            ? (url.Host.Trim('[', ']'), url.Port)
            : throw new LocalConfigurationException($"--urls '{urls}' must be one address such as http://127.0.0.1:{SageMakerLocalOptions.StandalonePort}.");

    /// <summary>Empty is unset, so that a variable of a compose file can be left empty.</summary>
    private static string? Text(IConfigurationSection settings, string name) => settings[name] is { Length: > 0 } text ? text : null;

    private static bool Flag(IConfigurationSection settings, string name, bool standard) =>
        settings[name] is not { } text ? standard
        : bool.TryParse(text, out var value) ? value
        : throw new LocalConfigurationException($"{Section}:{name} '{text}' must be true or false.");

    private static TimeSpan Duration(IConfigurationSection settings, string name, TimeSpan standard) =>
        settings[name] is not { } text ? standard
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.Zero ? value
        : throw new LocalConfigurationException($"{Section}:{name} '{text}' must be a duration such as 00:00:30.");

    private static int? Quota(IConfigurationSection settings) =>
        settings["MaxConcurrentJobs"] is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw new LocalConfigurationException($"{Section}:MaxConcurrentJobs '{text}' must be a whole number, 0 or more.");
}
