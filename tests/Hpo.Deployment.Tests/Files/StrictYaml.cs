using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Hpo.Deployment.Tests.Files;

/// <summary>YAML read into a type that names everything: a field it does not have is an error.</summary>
internal static class StrictYaml
{
    public static T Read<T>(string text, INamingConvention names) where T : new() =>
        new DeserializerBuilder().WithNamingConvention(names).WithEnforceRequiredMembers().Build().Deserialize<T>(new MergingParser(new Parser(new StringReader(text)))) ?? new T();
}
