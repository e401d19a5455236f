namespace Hpo.SageMakerLocal.Requests;

/// <summary>Members that the local endpoint only repeats when the job is described: their constraints hold all the same.</summary>
internal static class RepeatedMembersCheck
{
    private static readonly string[] ExperimentNames = ["ExperimentName", "TrialName", "TrialComponentDisplayName", "RunName"];

    public static void Check(Field root)
    {
        var retries = root.Member("RetryStrategy").Structure();
        retries.Member("MaximumRetryAttempts").Integer(required: retries.Present, min: 1, max: 30);
        root.Member("OutputDataConfig").Member("KmsKeyId").Text(max: 2048, pattern: Patterns.KmsKey);
        root.Member("EnableNetworkIsolation").Flag();
        root.Member("EnableInterContainerTrafficEncryption").Flag();
        Network(root.Member("VpcConfig").Structure());
        foreach (var name in ExperimentNames)
            root.Member("ExperimentConfig").Structure().Member(name).Text(min: 1, max: 120, pattern: Patterns.ExperimentName);
        var hook = root.Member("DebugHookConfig").Structure();
        hook.Member("LocalPath").Text(max: 4096);
        hook.Member("S3OutputPath").Text(required: hook.Present, max: 1024, pattern: Patterns.Uri);
        hook.Member("HookParameters").Map(maxEntries: 20, maxKey: 256, maxValue: 256);
        hook.Member("CollectionConfigurations").List(max: 20);
        var profiler = root.Member("ProfilerConfig").Structure();
        profiler.Member("S3OutputPath").Text(max: 1024, pattern: Patterns.Uri);
        profiler.Member("ProfilingIntervalInMilliseconds").Integer();
        profiler.Member("ProfilingParameters").Map(maxEntries: 20, maxKey: 256, maxValue: 256);
        profiler.Member("DisableProfiler").Flag();
    }

    private static void Network(Field vpc)
    {
        foreach (var subnet in vpc.Member("Subnets").List(required: vpc.Present, min: 1, max: 16))
            subnet.Text(required: true, max: 32, pattern: Patterns.NetworkId);
        foreach (var group in vpc.Member("SecurityGroupIds").List(required: vpc.Present, min: 1, max: 5))
            group.Text(required: true, max: 32, pattern: Patterns.NetworkId);
    }
}
