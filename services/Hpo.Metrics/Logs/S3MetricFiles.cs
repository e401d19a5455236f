using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Hpo.Aws;
using Hpo.Messaging;
using Hpo.Metrics.Files;
using Hpo.Metrics.Readings;

namespace Hpo.Metrics.Logs;

/// <summary>Metrics files in S3: in the archive <c>output.tar.gz</c>, or as they are where a job's output is not compressed.</summary>
/// <param name="client">The client.</param>
internal sealed class S3MetricFiles(IAmazonS3 client) : IMetricFiles
{
    private const string Scheme = "s3://";

    public async Task<LogAnswer<string>> ReadAsync(string outputUri, CancellationToken ct)
    {
        if (!outputUri.StartsWith(Scheme, StringComparison.Ordinal) || outputUri[Scheme.Length..].Split('/', 2) is not [var bucket, var prefix])
        {
            return LogAnswer.Failed<string>(LogProblem.NotThere, MetricFileTexts.Unreadable(outputUri, "this is no place in S3"));
        }

        var folder = prefix.Trim('/');
        try
        {
            var text = await FindAsync(bucket, $"{folder}/output.tar.gz", body => OutputArchive.FindAsync(body, MetricsFile.Name, ct), ct)
                ?? await FindAsync(bucket, $"{folder}/output/{MetricsFile.Name}", async body => await OutputArchive.TextAsync(body, ct), ct);
            return text is null ? LogAnswer.Failed<string>(LogProblem.NotThere, MetricFileTexts.NotThere(outputUri)) : LogAnswer.Of(text);
        }
        catch (InvalidDataException error)
        {
            return LogAnswer.Failed<string>(LogProblem.NotThere, MetricFileTexts.Unreadable(outputUri, error.Message));
        }
        catch (Exception error) when (Problem(error, ct) is { } problem)
        {
            return LogAnswer.Failed<string>(problem, MetricFileTexts.Unreadable(outputUri, Explain(error)));
        }
    }

    private async Task<string?> FindAsync(string bucket, string key, Func<Stream, Task<string?>> read, CancellationToken ct)
    {
        try
        {
            using var found = await client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, ct);
            return await read(found.ResponseStream);
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static LogProblem? Problem(Exception error, CancellationToken ct) =>
        ct.IsCancellationRequested || !AwsFaults.IsExpected(error, ct) ? null : CloudWatchErrors.Of(AwsFaults.Of(error));

    private static string Explain(Exception error)
    {
        var said = Secrets.Blot(error.Message);
        if (AwsFaults.Of(error) == AwsFault.Credentials)
            return $"{said} {AwsFaults.RenewCredentials("metrics service")}";
        if (error is AmazonS3Exception redirected && IsElsewhere(redirected))
            return $"{said} The bucket is in another region than Aws:Region; jobs need an outputUri in their own region";
        return error is AmazonS3Exception { StatusCode: HttpStatusCode.Forbidden }
            ? $"{said} Allow s3:GetObject and s3:ListBucket on the bucket to the metrics service (docs/aws/metrics-policy.json)"
            : said;
    }

    private static bool IsElsewhere(AmazonS3Exception error) =>
        error.ErrorCode is "PermanentRedirect" or "AuthorizationHeaderMalformed" or "TemporaryRedirect" or "IllegalLocationConstraintException"
        || error.StatusCode == HttpStatusCode.MovedPermanently;
}
