using Hpo.Trainer;
using YamlDotNet.RepresentationModel;

namespace Hpo.Services.Tests.Trainer;

/// <summary>docs/aws/job-events.yaml makes the queue that the code needs.</summary>
public sealed class JobEventsTemplateTests
{
    private readonly YamlMappingNode template = Load();

    [Fact]
    public void The_rule_passes_on_what_the_trainer_reads_as_an_end()
    {
        var pattern = Properties("JobEnds")["EventPattern"];
        var statuses = ((YamlSequenceNode)pattern["detail"]["TrainingJobStatus"]).Select(status => status.ToString()).ToList();

        Assert.Equal(["Completed", "Failed", "Stopped"], statuses);
        Assert.All(statuses, status =>
        {
            var reading = JobEventReading.Of(SomeEvent.Of("mnist-ga-0-1", status, source: pattern["source"][0].ToString(), type: pattern["detail-type"][0].ToString()));
            Assert.True(reading.Event?.IsWorthALook);
        });
        Assert.Equal("Queue.Arn", Properties("JobEnds")["Targets"][0]["Arn"].ToString());
    }

    [Fact]
    public void Nobody_but_the_rule_sends()
    {
        var statements = (YamlSequenceNode)Properties("QueuePolicy")["PolicyDocument"]["Statement"];

        var allowed = Assert.Single(statements, statement => statement["Effect"].ToString() == "Allow");
        Assert.Equal(("events.amazonaws.com", "sqs:SendMessage"), (allowed["Principal"]["Service"].ToString(), allowed["Action"].ToString()));
        Assert.Equal("JobEnds.Arn", allowed["Condition"]["ArnEquals"]["aws:SourceArn"].ToString());
        Assert.Contains(statements, statement => statement["Effect"].ToString() == "Deny" && statement["Action"].ToString() == "sqs:SendMessage"
            && statement["Condition"].AllNodes.Any(node => node.ToString() == "JobEnds.Arn"));
    }

    [Fact]
    public void The_trainer_may_make_the_calls_it_makes_and_no_others()
    {
        var statement = Assert.Single((YamlSequenceNode)Properties("ReadEvents")["PolicyDocument"]["Statement"]);

        Assert.Equal(["sqs:ReceiveMessage", "sqs:DeleteMessage"], ((YamlSequenceNode)statement["Action"]).Select(action => action.ToString()));
        Assert.Equal("Queue.Arn", statement["Resource"].ToString());
    }

    [Fact]
    public void What_cannot_be_dealt_with_goes_to_the_dead_letters()
    {
        Assert.Equal("DeadLetters.Arn", Properties("Queue")["RedrivePolicy"]["deadLetterTargetArn"].ToString());
        Assert.Equal("DeadLetters.Arn", Properties("JobEnds")["Targets"][0]["DeadLetterConfig"]["Arn"].ToString());
        Assert.Equal("!Ref", template["Outputs"]["QueueUrl"]["Value"].Tag.Value);
        Assert.Equal("Queue", template["Outputs"]["QueueUrl"]["Value"].ToString());
    }

    private YamlNode Properties(string resource) => template["Resources"][resource]["Properties"];

    private static YamlMappingNode Load()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "aws", "job-events.yaml"))));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }
}
