using System.Diagnostics;
using System.Globalization;

namespace Hpo.TestKit.Storage;

/// <summary>
/// The program tests/mongo-fixture/server.py as a child process: MongoDB's wire protocol with documents in its memory. It ends with the process that started it.
/// </summary>
public sealed class WireCompatibleMongo : IMongoServer
{
    // The Debian packages belong to the system's interpreter; another one may come first on the path.
    private const string SystemPython = "/usr/bin/python3";
    private const string Greeting = "listening on 127.0.0.1:";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private WireCompatibleMongo(Process process, int port) => (_process, Port) = (process, port);

    public string Description => "wire-compatible fixture (python3-mongomock)";

    public int Port { get; }

    public string ConnectionString => $"mongodb://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="ct">Gives up waiting.</param>
    /// <param name="port">0: any free one.</param>
    /// <param name="demandsLogin">Whether it wants a user and refuses everybody.</param>
    /// <exception cref="MongoUnavailableException">Python or its packages are missing.</exception>
    public static async Task<WireCompatibleMongo> StartAsync(CancellationToken ct, int port = 0, bool demandsLogin = false)
    {
        string[] arguments = ["--port", port.ToString(CultureInfo.InvariantCulture), .. demandsLogin ? ["--login"] : Array.Empty<string>()];
        var process = Start(arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StartLimit);
        var greeting = await process.StandardOutput.ReadLineAsync(limit.Token);
        if (greeting?.StartsWith(Greeting, StringComparison.Ordinal) == true)
            return new WireCompatibleMongo(process, int.Parse(greeting[Greeting.Length..], CultureInfo.InvariantCulture));

        var complaint = (await process.StandardError.ReadToEndAsync(limit.Token)).TrimEnd().Split('\n')[^1];
        process.Dispose();
        throw new MongoUnavailableException(
            $"No MongoDB: set HPO_TEST_MONGO to a mongodb:// address, or start Docker, or install the fixture's packages (apt-get install python3-mongomock python3-bson). ({complaint})");
    }

    /// <summary>Ends it as a crash would; its documents are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string[] arguments)
    {
        var python = File.Exists(SystemPython) ? SystemPython : "python3";
        var program = Path.Combine(AppContext.BaseDirectory, "mongo-fixture", "server.py");
        try
        {
            var start = new ProcessStartInfo(python, ["-B", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
            return Process.Start(start) ?? throw new MongoUnavailableException($"{python} did not start.");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new MongoUnavailableException($"No MongoDB: {python} cannot be started: {missing.Message}", missing);
        }
    }
}
