using Hpo.Architecture.Tests.Reading;

namespace Hpo.Architecture.Tests;

/// <summary>Each outside technology has its place; nothing else knows of it.</summary>
public sealed class PlacementTests
{
    [Fact]
    public void MongoDB_is_known_in_storage_only() => Expect.None(
        "MongoDB types live in services/shared/Hpo.Storage.",
        Uses("MongoDB.", (project, _) => project == "Hpo.Storage"));

    [Fact]
    public void SQLite_is_known_in_storage_and_the_local_endpoint_only() => Expect.None(
        "SQLite types live in services/shared/Hpo.Storage; the local endpoint, which stands for AWS, keeps its own file.",
        Uses("Microsoft.Data.Sqlite.", (project, _) => project is "Hpo.Storage" or "Hpo.SageMakerLocal"));

    [Fact]
    public void MassTransit_is_known_in_messaging_and_consumers_only() => Expect.None(
        "MassTransit types live in services/shared/Hpo.Messaging and in classes whose names end with Consumer; services publish through IMessagePublisher.",
        Uses("MassTransit.", (project, type) => project == "Hpo.Messaging" || type.EndsWith("Consumer", StringComparison.Ordinal)));

    [Fact]
    public void RabbitMQ_is_known_in_messaging_only() => Expect.None(
        "RabbitMQ types live in services/shared/Hpo.Messaging.",
        Uses("RabbitMQ.", (project, _) => project == "Hpo.Messaging"));

    [Fact]
    public void AWS_is_known_in_the_two_adapters_only() => Expect.None(
        "AWS types live in services/shared/Hpo.Aws, services/Hpo.Trainer/SageMaker and services/Hpo.Metrics/Logs.",
        Uses("Amazon.", (project, type) => project.StartsWith("Hpo.Aws.", StringComparison.Ordinal)
            || IsIn("services/Hpo.Trainer/SageMaker", type)
            || IsIn("services/Hpo.Metrics/Logs", type)));

    [Theory]
    [InlineData("MongoDB.", "services/shared/Hpo.Storage/")]
    [InlineData("MassTransit", "services/shared/Hpo.Messaging/")]
    [InlineData("AWSSDK.", "services/shared/Hpo.Aws/", "services/Hpo.Trainer/", "services/Hpo.Metrics/")]
    public void Projects_take_packages_in_their_place_only(string package, params string[] places) => Expect.None(
        $"Packages {package}* are for {string.Join(", ", places)}.",
        from project in Project.All
        where project.Layer <= Layer.Service && !places.Any(place => project.File.StartsWith(place, StringComparison.Ordinal))
        from name in project.Packages
        where name.StartsWith(package, StringComparison.Ordinal)
        select $"{project.File} references {name}");

    [Fact]
    public void Uses_are_found_in_compiled_code()
    {
        var uses = CompiledAssembly.Of("Hpo.Optimizer").Uses;

        Assert.Contains("MassTransit.IConsumer`1", uses["Hpo.Optimizer.Consumers.OutcomeConsumer"]);
        Assert.Contains("Hpo.Optimization.StudyEngine", uses["Hpo.Optimizer.Studies.StudyKeeper"]);
        Assert.Contains("System.Threading.PeriodicTimer", uses["Hpo.Optimizer.Studies.StudySweeper"]);
    }

    // A type has a file of its name.
    private static bool IsIn(string folder, string type) =>
        Repository.Files.Contains($"{folder}/{type[(type.LastIndexOf('.') + 1)..].Split('`')[0]}.cs", StringComparer.Ordinal);

    private static IEnumerable<string> Uses(string prefix, Func<string, string, bool> isAllowed) =>
        from assembly in CompiledAssembly.All
        from type in assembly.Uses
        from used in type.Value
        where used.StartsWith(prefix, StringComparison.Ordinal) && !isAllowed(assembly.Project.Name, type.Key)
        select $"{type.Key} of {assembly.Project.File} uses {used}";
}
