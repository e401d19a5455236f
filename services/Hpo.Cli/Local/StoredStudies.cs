using Hpo.Gateway;

namespace Hpo.Cli.Local;

/// <summary>Reads what local studies have stored, without starting anything.</summary>
internal static class StoredStudies
{
    /// <summary>Asks the read model of one study.</summary>
    public static async Task<T> AskAsync<T>(StudyDirectory directory, Func<StudyReads, Task<T>> ask)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Kind"] = "sqlite",
            ["Storage:Path"] = directory.Directory.FullName,
        });
        builder.Services.AddHpoGateway(builder.Configuration);
        using var host = builder.Build();
        return await ask(host.Services.GetRequiredService<StudyReads>());
    }
}
