using System.Globalization;
using Hpo.TestKit.Processes;

namespace Hpo.TestKit.Messaging;

/// <summary>
/// Debian's rabbitmq-server as a child process with its own directory, ports, node name and port mapper (epmd), so that it neither meets nor
/// leaves anything. The scripts behind the packaged wrapper are called, because the wrapper changes the user.
/// </summary>
internal sealed class LocalRabbitMq : IRabbitMqServer
{
    private const string Scripts = "/usr/lib/rabbitmq/bin";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly LocalRabbitMqFiles _files;
    private readonly ChildProcess _portMapper;
    private readonly SpareVhosts _vhosts;
    private ChildProcess? _broker;

    private LocalRabbitMq(LocalRabbitMqFiles files)
    {
        _files = files;
        _vhosts = new SpareVhosts(AddVhostsAsync);
        _portMapper = _files.Start("/usr/bin/epmd", "-port", Text(files.MapperPort), "-address", "127.0.0.1");
    }

    public static bool IsInstalled => File.Exists($"{Scripts}/rabbitmq-server") && File.Exists("/usr/bin/epmd");

    public string Description => $"rabbitmq-server on port {_files.Port}";

    public bool CanRestart => true;

    public int? ProcessId => _broker?.Id;

    public static async Task<LocalRabbitMq> CreateAsync(CancellationToken ct)
    {
        var server = new LocalRabbitMq(LocalRabbitMqFiles.Create());
        try
        {
            await server.ResumeAsync(ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task<Uri> NewVhostAsync(CancellationToken ct) => new($"amqp://guest:guest@127.0.0.1:{_files.Port}/{await _vhosts.TakeAsync(ct)}");

    public async Task ControlAsync(CancellationToken ct, params string[] command)
    {
        using var tool = _files.Start([$"{Scripts}/rabbitmqctl", .. command]);
        await tool.WaitForExitAsync(ct);
        if (tool.ExitCode != 0)
            throw new InvalidOperationException($"rabbitmqctl {command[0]} failed, see {_files.Directory}.");
    }

    public Task StopAppAsync(CancellationToken ct) => ControlAsync(ct, "stop_app");

    public Task StartAppAsync(CancellationToken ct) => ControlAsync(ct, "start_app");

    public async Task KillAsync(CancellationToken ct)
    {
        if (_broker is null)
            return;
        await _broker.KillAsync(ct);
        _broker.Dispose();
        _broker = null;
    }

    public async Task ResumeAsync(CancellationToken ct)
    {
        _broker = _files.Start($"{Scripts}/rabbitmq-server");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StartLimit);
        while (!await LoopbackPorts.AcceptsAsync(_files.Port, limit.Token))
        {
            if (_broker.HasExited)
                throw new InvalidOperationException($"rabbitmq-server ended with code {_broker.ExitCode}:{Environment.NewLine}{_files.Output()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(CancellationToken.None);
        await _portMapper.KillAsync(CancellationToken.None);
        _portMapper.Dispose();
        _vhosts.Dispose();
        _files.Delete();
    }

    // One call of the tool for all of them and their permissions.
    private Task AddVhostsAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        const string All = "<<\".*\">>";
        var add = $"rabbit_vhost:add(V, <<\"test\">>), rabbit_auth_backend_internal:set_permissions(<<\"guest\">>, V, {All}, {All}, {All}, <<\"test\">>)";
        return ControlAsync(ct, "eval", $"[begin {add} end || V <- [{string.Join(", ", names.Select(name => $"<<\"{name}\">>"))}]].");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
