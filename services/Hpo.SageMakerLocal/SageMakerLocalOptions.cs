namespace Hpo.SageMakerLocal;

/// <summary>How the local endpoint runs.</summary>
public sealed record SageMakerLocalOptions
{
    /// <summary>Name of the standalone program's configuration section.</summary>
    public const string Section = "SageMakerLocal";

    /// <summary>The port of the standalone program.</summary>
    public const int StandalonePort = 4599;

    /// <summary>AWS waits 120 s between SIGTERM and SIGKILL; on one's own machine nobody wants to wait that long.</summary>
    public static readonly TimeSpan DefaultStopGrace = TimeSpan.FromSeconds(30);

    /// <summary>Where jobs, logs, unmapped buckets and the state live; created when missing. One endpoint per directory.</summary>
    public string DataDirectory { get; init; } = Path.Combine(".hpo", "sagemaker-local");

    /// <summary>The file that says which command an image stands for; null when only benchmark images are used.</summary>
    public string? ImagesFile { get; init; }

    /// <summary>TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The IP address to listen on.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Must be true to listen on an address other machines can reach: requests start processes, and are authenticated only with <see cref="SecretAccessKey"/>.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>The access key id that requests must be signed for; null, as the secret then, accepts any request.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret shared with the clients: a request with a missing or wrong signature is refused. From the environment or code, never a command line.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>
    /// Runs images that <see cref="ImagesFile"/> does not have as containers: <c>docker</c>, <c>podman</c> or the path of a program that takes the same
    /// arguments, <c>auto</c> for the first of the two that answers; null never does.
    /// </summary>
    public string? ContainerEngine { get; init; }

    /// <summary>Jobs that may run at once before CreateTrainingJob answers ResourceLimitExceeded; null is unlimited.</summary>
    public int? MaxConcurrentJobs { get; init; }

    /// <summary>Time a stopped job gets between SIGTERM and SIGKILL.</summary>
    public TimeSpan StopGrace { get; init; } = DefaultStopGrace;

    /// <summary>True ends running jobs (as Failed) when the endpoint is disposed; false leaves them running, to be adopted by the next endpoint on the same data.</summary>
    public bool KillJobsOnExit { get; init; } = true;

    /// <summary>True logs warnings and errors only.</summary>
    public bool Quiet { get; init; } = true;

    /// <summary>The region in ARNs.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The clock of every time stamp and time-out.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
