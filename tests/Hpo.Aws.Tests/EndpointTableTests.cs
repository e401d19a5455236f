using System.Text.Json.Nodes;
using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>Hosts of every region of every partition, plain, FIPS, dual-stack and both, against the table that AWS's own endpoint rules gave.</summary>
public sealed class EndpointTableTests
{
    private static readonly JsonObject Table = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ServiceModel", "endpoints.json")))!.AsObject();

    [Fact]
    public void Hosts_follow_the_endpoint_rules_everywhere()
    {
        string[] columns = [.. Table["columns"]!.AsArray().Select(c => c!.GetValue<string>())];
        var rows = from region in Table["regions"]!.AsObject()
                   from service in (string[])["sagemaker", "logs"]
                   from column in Enumerable.Range(0, columns.Length)
                   select (
                       Case: $"{region.Key} {service} {columns[column]}",
                       Expected: region.Value![service]![column]?.GetValue<string>(),
                       Actual: Host(service, region.Key, fips: column % 2 == 1, dualStack: column >= 2));
        var all = rows.ToList();
        var wrong = all.Where(r => r.Expected != r.Actual);

        Assert.True(all.Count > 400, $"The table has {all.Count} rows only.");
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_table_knows_all_partitions() => Assert.Equal(
        ["aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-us-gov"],
        Table["regions"]!.AsObject().Select(r => r.Value!["partition"]!.GetValue<string>()).Distinct().Order());

    /// <summary>Null where the client refuses to have one, as the rules do for partitions without dual-stack hosts.</summary>
    private static string? Host(string service, string region, bool fips, bool dualStack)
    {
        try
        {
            var url = service == "logs" ? LogsUrl(Configured(new AmazonCloudWatchLogsConfig())) : JobsUrl(Configured(new AmazonSageMakerConfig()));
            return new Uri(url).Host;
        }
        catch (AmazonClientException)
        {
            return null;
        }

        T Configured<T>(T config)
            where T : ClientConfig
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dualStack;
            return config;
        }
    }

    private static string JobsUrl(AmazonSageMakerConfig config)
    {
        using var client = new AmazonSageMakerClient(Some.Credentials, config);
        return client.DetermineServiceOperationEndpoint(new ListTrainingJobsRequest()).URL;
    }

    private static string LogsUrl(AmazonCloudWatchLogsConfig config)
    {
        using var client = new AmazonCloudWatchLogsClient(Some.Credentials, config);
        return client.DetermineServiceOperationEndpoint(new GetLogEventsRequest()).URL;
    }
}
