namespace Hpo.Fleet;

/// <summary>The programs of a fleet by their short names.</summary>
public static class Service
{
    public const string Gateway = "gateway";
    public const string Optimizer = "optimizer";
    public const string Trainer = "trainer";
    public const string Metrics = "metrics";

    /// <summary>The local SageMaker endpoint, which stands for AWS.</summary>
    public const string SageMaker = "sagemaker";

    /// <summary>The broker, where it is a process of this machine.</summary>
    public const string Broker = "rabbitmq";

    /// <summary>What is deployed, and may be there several times.</summary>
    public static IReadOnlyList<string> Deployed { get; } = [Gateway, Optimizer, Trainer, Metrics];

    internal static string Project(string service) => service switch
    {
        Gateway => "Hpo.Gateway",
        Optimizer => "Hpo.Optimizer",
        Trainer => "Hpo.Trainer",
        Metrics => "Hpo.Metrics",
        SageMaker => "Hpo.SageMakerLocal",
        _ => throw new ArgumentException($"There is no service '{service}'; there are {string.Join(", ", Deployed)} and {SageMaker}.", nameof(service)),
    };
}
