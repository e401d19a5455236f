using System.Reflection;
using Hpo.Architecture.Tests.Reading;
using Hpo.Messaging;

namespace Hpo.Deployment.Tests.Code;

/// <summary>A service that is deployed: the constant <c>Queues.Trainer</c> belongs to the project <c>Hpo.Trainer</c>, whose image and workload are <c>trainer</c>.</summary>
internal sealed record DeployedService(string Name, string Project, string Queue)
{
    public const string SageMakerLocal = "sagemaker-local";

    public static IReadOnlyList<DeployedService> All { get; } =
    [
        .. from field in typeof(Queues).GetFields(BindingFlags.Public | BindingFlags.Static)
           let project = $"services/Hpo.{field.Name}/Hpo.{field.Name}.csproj"
           where field.IsLiteral && Repository.Files.Contains(project)
           select new DeployedService(field.Name.ToLowerInvariant(), project, (string)field.GetRawConstantValue()!),
    ];

    public IReadOnlySet<string> Needs { get; } = ProjectGraph.Closure(Project).Select(Path.GetFileNameWithoutExtension).ToHashSet()!;

    public bool UsesBroker => Needs.Contains("Hpo.Messaging");

    public bool UsesDatabase => Needs.Contains("Hpo.Storage");

    public bool UsesAws => Needs.Contains("Hpo.Aws.Connection");

    public static DeployedService? Named(string name) => All.FirstOrDefault(service => service.Name == name);
}
