using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;
using Hpo.SageMakerLocal.Tuning;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>CreateHyperParameterTuningJob.</summary>
internal sealed class CreateTuningJob(TuningStore tunings, TuningSupervisor supervisor, JobServices services, string region)
{
    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var root = reader.Root(body);
        var request = TuningRequestParser.Parse(root);
        if (root.Member("TrainingJobDefinition").Present)
        {
            var job = TuningRequestParser.Sample(root);
            if (job.Image.Length > 0)
                TrainingJobRequestWorldCheck.Check(reader, job, services.Images.For(job), services);
        }

        TuningJob[] parents = [.. request.Parents.Select(parent => Parent(parent, reader)).OfType<TuningJob>()];
        return reader.Error is { } malformed ? malformed : Create(request, request.Study!, parents, body.GetRawText());
    }

    private Answer Create(TuningRequest request, Study study, TuningJob[] parents, string body)
    {
        var optimizer = OptimizerCatalog.BuiltIn.FindOptimizer(study.Optimizer.EffectiveName)
            ?? throw new InvalidOperationException($"There is no optimizer '{study.Optimizer.EffectiveName}'.");
        var decision = StudyEngine.Start(
            new StudyAccepted { StudyId = request.Name.ToLowerInvariant(), Study = study, AcceptedAt = services.Clock.GetUtcNow(), Prior = Prior(parents) }, optimizer);
        var tuning = new TuningJob
        {
            Name = request.Name,
            Arn = Arns.TuningJob(region, request.Name),
            Request = body,
            Created = services.Now,
            Modified = services.Now,
            Status = Status.InProgress,
            Tags = [.. request.Tags],
            State = decision.State,
            Settled = [.. decision.Settled],
        };
        if (tunings.Create(tuning) is { } taken)
            return new AwsError("ResourceInUse", $"Hyper parameter tuning job names must be unique within an AWS account and region; one of this name exists: {taken.Arn}");
        supervisor.Lead(tuning.Name);
        return Answer.Json(w => w.WriteString("HyperParameterTuningJobArn", tuning.Arn));
    }

    private TuningJob? Parent(string name, RequestReader reader)
    {
        var parent = tunings.Find(name);
        if (parent is null)
            reader.Add($"The parent tuning job '{name}' does not exist.");
        else if (parent.Unfinished)
            reader.Add($"The parent tuning job '{name}' is in status {parent.Status}; it must have ended.");
        return parent;
    }

    private static PriorKnowledge? Prior(TuningJob[] parents)
    {
        PriorTrial[] trials =
        [
            .. parents.SelectMany(parent => parent.Settled).DistinctBy(trial => trial.Candidate.Configuration.Key).Select(trial => new PriorTrial
            {
                Hyperparameters = trial.Candidate.Configuration.Values,
                Values = trial.Outcome.Values,
                Reason = trial.Outcome.Reason,
                FailureClass = trial.Outcome.FailureClass,
            }),
        ];
        return parents.Length == 0 ? null : new PriorKnowledge { StudyId = parents[0].State.StudyId, Used = trials.Length, LeftOut = 0, Trials = trials };
    }
}
