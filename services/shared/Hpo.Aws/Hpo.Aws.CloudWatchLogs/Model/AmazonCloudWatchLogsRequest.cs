using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Any request to Amazon CloudWatch Logs.</summary>
public abstract class AmazonCloudWatchLogsRequest : AmazonWebServiceRequest;
