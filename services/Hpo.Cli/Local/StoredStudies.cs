using Hpo.Gateway;

namespace Hpo.Cli.Local;

/// <summary>Reads what local studies have stored, without starting anything.</summary>
internal static class StoredStudies
{
    /// <summary>Asks the read model of one study.</summary>
    public static async Task<T> AskAsync<T>(StudyDirectory directory, Func<StudyReads, Task<T>> ask)
    {
        using var stored = Open(directory);
        return await ask(ReadsOf(stored));
    }

    /// <summary>Opens the store of one study.</summary>
    public static IHost Open(StudyDirectory directory)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Kind"] = "sqlite",
            ["Storage:Path"] = directory.Directory.FullName,
        });
        builder.Services.AddHpoGateway(builder.Configuration);
        return builder.Build();
    }

    /// <summary>The read model of an open store.</summary>
    public static StudyReads ReadsOf(IHost stored) => stored.Services.GetRequiredService<StudyReads>();
}
