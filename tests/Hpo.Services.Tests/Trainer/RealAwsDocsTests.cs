using System.Globalization;
using System.Text.Json;
using Hpo.Aws;
using Hpo.Trainer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hpo.Services.Tests.Trainer;

/// <summary>docs/real-aws.md says what the code does.</summary>
public sealed class RealAwsDocsTests
{
    private static readonly string Docs = Path.Combine(RepositoryRoot.Find(), "docs");

    [Fact]
    public void Every_setting_is_listed_with_its_defaults()
    {
        var documented = File.ReadLines(Path.Combine(Docs, "real-aws.md"))
            .Where(line => line.StartsWith("| `Trainer:", StringComparison.Ordinal) || line.StartsWith("| `Aws:", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => $"{cells[1].Trim('`')} | {cells[2]} | {cells[3]}");

        Assert.Equal(Settings().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_of_job_events_gives_the_polls_of_both_ways()
    {
        var without = Read<TrainerOptions>([]);
        var with = Read<TrainerOptions>(new() { ["Trainer:Events:QueueUrl"] = "https://sqs.eu-west-1.amazonaws.com/123456789012/events" });
        var page = File.ReadAllText(Path.Combine(Docs, "aws", "job-events.md"));

        Assert.Contains($"| `Trainer:MinPollInterval` | {without.MinPollInterval} | {with.MinPollInterval} |", page, StringComparison.Ordinal);
        Assert.Contains($"| `Trainer:MaxPollInterval` | {without.MaxPollInterval} | {with.MaxPollInterval} |", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trainer-policy.json", "sagemaker:CreateTrainingJob", "sagemaker:DescribeTrainingJob", "sagemaker:StopTrainingJob", "sagemaker:ListTrainingJobs", "sagemaker:AddTags", "iam:PassRole")]
    [InlineData("trainer-policy.json", "sagemaker:CreateHyperParameterTuningJob", "sagemaker:DescribeHyperParameterTuningJob", "sagemaker:StopHyperParameterTuningJob", "sagemaker:ListTrainingJobsForHyperParameterTuningJob")]
    [InlineData("trainer-policy.json", "sagemaker:ListTags")]
    [InlineData("metrics-policy.json", "logs:DescribeLogStreams", "logs:GetLogEvents", "s3:GetObject")]
    [InlineData("training-role-policy.json", "s3:GetObject", "s3:PutObject", "logs:PutLogEvents", "ecr:BatchGetImage")]
    [InlineData("training-role-trust.json", "sts:AssumeRole")]
    public void A_policy_allows_what_its_owner_calls(string file, params string[] actions)
    {
        using var policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(Docs, "aws", file)));

        var allowed = policy.RootElement.GetProperty("Statement").EnumerateArray().SelectMany(Actions).ToHashSet();

        Assert.All(actions, action => Assert.Contains(action, allowed));
    }

    private static IEnumerable<string?> Actions(JsonElement statement)
    {
        var action = statement.GetProperty("Action");
        return action.ValueKind == JsonValueKind.String ? [action.GetString()] : action.EnumerateArray().Select(item => item.GetString());
    }

    private static IEnumerable<string> Settings()
    {
        var aws = Read<TrainerOptions>([]);
        var local = Read<TrainerOptions>(new() { ["Aws:ServiceUrl"] = "http://127.0.0.1:9090" });
        foreach (var setting in typeof(TrainerOptions).GetProperties().Where(setting => setting.PropertyType != typeof(TrainerLimits) && setting.PropertyType != typeof(JobEventOptions) && setting.Name != "EqualityContract"))
            yield return setting.Name == nameof(TrainerOptions.Instance)
                ? "Trainer:Instance | unique for each process | unique for each process"
                : Line($"Trainer:{setting.Name}", setting.GetValue(aws), setting.GetValue(local));
        foreach (var setting in typeof(JobEventOptions).GetProperties().Where(setting => setting.Name != "EqualityContract"))
            yield return Line($"Trainer:Events:{setting.Name}", setting.GetValue(aws.Events), setting.GetValue(local.Events));
        foreach (var limit in typeof(TrainerLimits).GetProperties())
            yield return Line($"Trainer:Limits:{limit.Name}", limit.GetValue(aws.Limits), limit.GetValue(local.Limits));
        var defaults = new AwsOptions();
        yield return Line("Aws:Timeout", defaults.Timeout, defaults.Timeout);
        yield return Line("Aws:MaxErrorRetry", defaults.MaxErrorRetry, defaults.MaxErrorRetry);
    }

    private static string Line(string name, object? aws, object? local) => string.Create(CultureInfo.InvariantCulture, $"{name} | {aws} | {local}");

    private static T Read<T>(Dictionary<string, string?> settings) where T : class
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddHpoTrainer(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<T>>().Value;
    }
}
