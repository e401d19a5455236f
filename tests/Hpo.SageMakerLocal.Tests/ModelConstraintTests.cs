using Hpo.Aws.Tests.Model;
using Hpo.SageMakerLocal.Model;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>The endpoint refuses what the public service model forbids, for every operation that it has.</summary>
public sealed class ModelConstraintTests
{
    public static TheoryData<string> Operations =>
        [.. ServiceModel.SageMaker.Operations.Keys.Select(n => "SageMaker." + n), .. ServiceModel.Logs.Operations.Keys.Select(n => "Logs_20140328." + n)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_broken_constraint_is_refused(string target)
    {
        await using var local = await LocalEndpoint.StartAsync();
        var (model, name) = (ServiceModel.Of(target), target.Split('.')[1]);
        var input = model.Operations[name].Input;
        var complete = new ShapeSample(model, new Random(7), optionalShare: 1).Draw(input);

        var accepted = new List<string>();
        foreach (var violation in Violation.All(model, input, complete))
        {
            var reply = await local.CallAsync(name, violation.Request);
            var expected = violation.What == "type" ? "SerializationException" : model == ServiceModel.Logs ? "InvalidParameterException" : "ValidationException";
            var named = violation.What == "type" || violation.Path.Split('.').Where(step => step != "0").All(step => reply.Message.Contains(step, StringComparison.OrdinalIgnoreCase));
            if ((reply.Status, reply.Error) != (400, expected) || !named)
                accepted.Add($"{violation.Path}: {violation.What} was answered with {reply.Status} {reply.Error} {reply.Message}");
        }

        Assert.Empty(accepted);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_valid_request_passes_the_gate(string target)
    {
        var (model, name) = (ServiceModel.Of(target), target.Split('.')[1]);

        for (var seed = 0; seed < 50; seed++)
        {
            var sample = new ShapeSample(model, new Random(seed), seed / 49.0).Draw(model.Operations[name].Input);
            using var json = System.Text.Json.JsonDocument.Parse(sample.ToJsonString());

            Assert.Null(RequestGate.Refusal(target, json.RootElement)?.Message);
        }
    }
}
