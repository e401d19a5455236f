namespace Hpo.Aws.Tests.Kit;

/// <summary>What the fake endpoint sends back once.</summary>
internal sealed record Answer(int Status, string Body)
{
    public string ContentType { get; init; } = "application/x-amz-json-1.1";

    public string? ErrorTypeHeader { get; init; }

    /// <summary>True leaves the caller waiting until it gives up.</summary>
    public bool IsNever { get; init; }

    public static Answer Never { get; } = new(200, "") { IsNever = true };

    public static Answer Ok(string json) => new(200, json);

    public static Answer Error(string code, string message = "because") => new(400, $$"""{"__type":"{{code}}","Message":"{{message}}"}""");
}
