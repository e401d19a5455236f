using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using Amazon.SageMaker;
using Hpo.Aws.Tests.Kit;
using Hpo.Aws.Tests.Model;
using Hpo.SageMakerLocal.Model;

namespace Hpo.Aws.Tests;

/// <summary>
/// Both clients against the tables of the public service model. An operation is covered when its name is in <see cref="Operation"/>; one that
/// the tables lack is added to services/shared/Hpo.Aws/ServiceModel/export.py first.
/// </summary>
public sealed class ServiceModelTests
{
    private const int Samples = 100;

    [Fact]
    public void Every_operation_of_the_clients_is_proven_here()
    {
        Type[] ours = [.. new[] { typeof(IAmazonSageMaker), typeof(IAmazonCloudWatchLogs) }.Where(i => i.GetMethods().Length < 100)]; // the official ones have hundreds

        var operations = ours.SelectMany(i => i.GetMethods()).Select(m => m.Name).Where(n => n.EndsWith("Async", StringComparison.Ordinal)).Select(n => n[..^5]);

        Assert.Empty(operations.Except(Operation.All.Select(o => o.Name)));
        Assert.All(Operation.All, o => Assert.True(o.Model.Operations.ContainsKey(o.Name), $"{o.Name} is not in the table of {o.Model.Source}"));
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public void Requests_and_answers_have_the_members_of_the_model_and_no_others(string name)
    {
        var operation = Operation.Named(name);

        Assert.Empty(MemberParity.Differences(operation.Model, operation.Shapes.Input, operation.RequestType));
        Assert.Empty(operation.Shapes.Output is { } output ? MemberParity.Differences(operation.Model, output, operation.ResponseType) : []);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Any_valid_request_is_sent_as_the_model_wants_it_and_signed(string name)
    {
        var operation = Operation.Named(name);
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));

        for (var seed = 0; seed < Samples; seed++)
        {
            var sample = Drawn(operation.Model, operation.Shapes.Input, seed);
            await operation.InvokeAsync(aws, (AmazonWebServiceRequest)Poco.Read(operation.RequestType, sample));

            var sent = aws.Requests[seed];
            Assert.Empty(Judge.Problems(operation.Model, operation.Shapes.Input, sent.Json));
            JsonAssert.Equal(sample, sent.Json);
            Assert.Equal(SignatureV4.Of(sent, Some.SecretKey), sent.Authorization("Signature"));
        }
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Any_answer_of_the_model_survives_the_way_into_an_object(string name)
    {
        var operation = Operation.Named(name);
        if (operation.Shapes.Output is not { } output)
            return; // nothing to read

        JsonNode[] samples = [.. Enumerable.Range(0, Samples).Select(seed => Drawn(operation.Model, output, seed))];
        await using var aws = await FakeAws.StartAsync([.. samples.Select(s => Answer.Ok(s.ToJsonString()))]);
        foreach (var sample in samples)
        {
            var answer = await operation.InvokeAsync(aws, (AmazonWebServiceRequest)Activator.CreateInstance(operation.RequestType)!);

            JsonAssert.Equal(operation.AsInCSharp(sample), JsonNode.Parse(Poco.Write(answer).ToJsonString())!);
        }
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task Every_error_that_an_operation_declares_has_an_exception_of_its_own(string name)
    {
        var operation = Operation.Named(name);
        var codes = operation.Shapes.Errors;
        await using var aws = await FakeAws.StartAsync([.. codes.Select(c => Answer.Error(c))]);
        foreach (var code in codes)
        {
            var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(
                () => operation.InvokeAsync(aws, (AmazonWebServiceRequest)Activator.CreateInstance(operation.RequestType)!));

            Assert.Equal((code, code.EndsWith("Exception", StringComparison.Ordinal) ? code : code + "Exception"), (error.ErrorCode, error.GetType().Name));
        }
    }

    /// <summary>The first sample has required members only, the last one all; as text and back, so that its numbers are JSON's.</summary>
    private static JsonNode Drawn(ServiceModel model, string shape, int seed) =>
        JsonNode.Parse(new ShapeSample(model, new Random(seed), seed / (double)(Samples - 1)).Draw(shape).ToJsonString())!;
}
