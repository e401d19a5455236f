using System.Globalization;
using Hpo.TestKit.Processes;

namespace Hpo.TestKit.Messaging;

/// <summary>The directory, ports and environment of one local broker.</summary>
internal sealed class LocalRabbitMqFiles
{
    private LocalRabbitMqFiles(string directory)
    {
        Directory = directory;
        (Port, NodePort, MapperPort) = (LoopbackPorts.Free(), LoopbackPorts.Free(), LoopbackPorts.Free());
        File.WriteAllText(In("rabbitmq.conf"), $"listeners.tcp.1 = 127.0.0.1:{Text(Port)}\nlog.file.level = warning\n");
        File.WriteAllText(In("enabled_plugins"), "[].\n");
        File.WriteAllText(In("rabbitmq-env.conf"), "");
    }

    public string Directory { get; }

    public int Port { get; }

    public int NodePort { get; }

    public int MapperPort { get; }

    public static LocalRabbitMqFiles Create() => new(System.IO.Directory.CreateTempSubdirectory("hpo-rabbitmq-").FullName);

    /// <summary>Starts one of the broker's programs.</summary>
    public ChildProcess Start(params string[] command) => ChildProcess.Start(Directory, In("output"), Environment(), command);

    public string Output() => File.Exists(In("output")) ? File.ReadAllText(In("output")) : "";

    public void Delete() => System.IO.Directory.Delete(Directory, recursive: true);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string In(string name) => Path.Combine(Directory, name);

    private Dictionary<string, string> Environment() => new()
    {
        ["HOME"] = Directory,
        ["ERL_EPMD_PORT"] = Text(MapperPort),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = $"hpo-{Text(Port)}@localhost",
        ["RABBITMQ_NODE_PORT"] = Text(Port),
        ["RABBITMQ_DIST_PORT"] = Text(NodePort),
        ["RABBITMQ_MNESIA_BASE"] = In("data"),
        ["RABBITMQ_LOG_BASE"] = In("log"),
        ["RABBITMQ_PID_FILE"] = In("pid"),
        ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = In("rabbitmq-env.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),

        // Loopback only, two schedulers, and no busy waiting: tests share the machine.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none",
    };
}
