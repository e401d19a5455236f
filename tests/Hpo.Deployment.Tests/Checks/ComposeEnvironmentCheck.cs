using Hpo.Deployment.Tests.Code;
using Hpo.Deployment.Tests.Files;
using Hpo.SageMakerLocal;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>The environment of the compose file: every name is a setting, every service has what it needs, addresses and passwords fit the services they lead to.</summary>
internal static class ComposeEnvironmentCheck
{
    private static readonly string[] Amazon = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var compose = files.Read(DeploymentFiles.Compose, ComposeFile.Parse);
        return
        [
            .. from service in compose.Services
               from problem in Problems(compose, service.Key, service.Value)
               select $"{DeploymentFiles.Compose}: {service.Key}: {problem}",
        ];
    }

    private static IEnumerable<string> Problems(ComposeFile compose, string name, ComposeService service)
    {
        var known = DeployedService.Named(name);
        return
        [
            .. service.Environment.Where(pair => Interpolation.IsUnclear(pair.Value ?? "")).Select(pair => $"{pair.Key}: '{pair.Value}' has a variable that is not ${{HPO_NAME:-default}}"),
            .. service.Environment.Select(pair => Problem(name, service, pair.Key, pair.Value)).OfType<string>(),
            .. known is null ? [] : Needs.Problems(known, service.Environment.Keys),
            .. known is null ? [] : Orders(known, service),
            .. from pair in service.Environment
               where pair.Value?.Contains("://", StringComparison.Ordinal) == true
               from problem in Addresses(compose, service, pair.Key, Interpolation.Defaults(pair.Value!))
               select problem,
        ];
    }

    private static string? Problem(string name, ComposeService service, string variable, string? value) => variable switch
    {
        _ when variable.StartsWith(Settings.Prefix, StringComparison.Ordinal) => Settings.Problem(variable, value is null ? null : Interpolation.Defaults(value)),
        _ when Infrastructure.Variables(service.Image).Contains(variable) => null,
        _ when Amazon.Contains(variable) && DeployedService.Named(name)?.UsesAws == true => null,
        _ => $"{variable} is no variable of this image",
    };

    private static IEnumerable<string> Orders(DeployedService service, ComposeService compose)
    {
        string?[] before =
        [
            service.UsesBroker ? Infrastructure.Broker : null,
            service.UsesDatabase ? Infrastructure.Database : null,
            service.UsesAws ? DeployedService.SageMakerLocal : null,
        ];
        return before.OfType<string>().Except(compose.DependsOn.Keys).Select(missing => $"does not wait for {missing}");
    }

    private static IEnumerable<string> Addresses(ComposeFile compose, ComposeService service, string variable, string value)
    {
        var address = new Uri(value);
        if (!compose.Services.TryGetValue(address.Host, out var target) || !service.DependsOn.ContainsKey(address.Host))
            yield return $"{variable} leads to '{address.Host}', which this service does not wait for";
        else if (Infrastructure.Of(target.Image) is null && address.Port != SageMakerLocalOptions.StandalonePort)
            yield return $"{variable} leads to port {address.Port}; {address.Host} listens on {SageMakerLocalOptions.StandalonePort}";
        else if (Infrastructure.Of(target.Image) is { } known && !known.Fits(address, target.Environment))
            yield return $"{variable} does not have the port, login or path of {address.Host}";
    }
}
