using System.Text.Json.Nodes;
using Hpo.Aws.Tests.Kit;
using Hpo.Aws.Tests.Model;

namespace Hpo.Aws.Tests;

/// <summary>The judge of the requests is no rubber stamp.</summary>
public sealed class JudgeTests
{
    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public void Each_broken_constraint_is_found(string name)
    {
        var operation = Operation.Named(name);
        var complete = new ShapeSample(operation.Model, new Random(7), optionalShare: 1).Draw(operation.Shapes.Input);

        var missed = Violation.All(operation.Model, operation.Shapes.Input, complete)
            .Where(v => Judge.Problems(operation.Model, operation.Shapes.Input, v.Request).Count == 0)
            .Select(v => $"{v.Path}: {v.What}");

        Assert.Empty(missed);
    }

    [Fact]
    public void A_member_the_model_does_not_know_is_found()
    {
        var operation = Operation.Named("AddTags");

        var problems = Judge.Problems(operation.Model, operation.Shapes.Input, JsonNode.Parse(
            """{"ResourceArn":"arn:aws:sagemaker:eu-west-1:123456789012:training-job/j","Tags":[{"Key":"k","Value":"v","Color":"red"}]}""")!);

        Assert.Equal(["AddTagsInput.Tags[].Color is unknown"], problems);
    }
}
