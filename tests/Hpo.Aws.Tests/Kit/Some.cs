using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using Amazon.SageMaker;

namespace Hpo.Aws.Tests.Kit;

/// <summary>Clients that talk to a fake endpoint; no retries unless the test is about them.</summary>
internal static class Some
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public const string Region = "eu-west-1";

    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials(AccessKey, SecretKey);

    public static IAmazonSageMaker SageMaker(FakeAws aws, int retries = 0) => SageMaker(aws.Url, retries);

    public static IAmazonSageMaker SageMaker(string url, int retries = 0) => new AmazonSageMakerClient(
        Credentials,
        new AmazonSageMakerConfig { ServiceURL = url, AuthenticationRegion = Region, MaxErrorRetry = retries });

    public static IAmazonCloudWatchLogs Logs(FakeAws aws) => Logs(aws.Url);

    public static IAmazonCloudWatchLogs Logs(string url) => new AmazonCloudWatchLogsClient(
        Credentials,
        new AmazonCloudWatchLogsConfig { ServiceURL = url, AuthenticationRegion = Region, MaxErrorRetry = 0 });
}
