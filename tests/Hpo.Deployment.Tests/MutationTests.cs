using Hpo.Architecture.Tests.Reading;
using Hpo.Deployment.Tests.Checks;
using Hpo.Deployment.Tests.Files;

namespace Hpo.Deployment.Tests;

/// <summary>Proves the checks: one thing is misspelt in a copy of the files, and must be reported.</summary>
public sealed class MutationTests : IDisposable
{
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("hpo-deployment-");

    public void Dispose() => copy.Delete(recursive: true);

    [Theory]
    [InlineData("EXPOSE 8080", "EXPOSSE 8080", "'EXPOSSE' is no instruction")]
    [InlineData("EXPOSE 8080", "EXPOSE 8081", "EXPOSE 8081, but it listens on 8080")]
    [InlineData("0.0.0.0:4599", "0.0.0.0:4598", "EXPOSE 4599, but it listens on 4598")]
    [InlineData("USER 1654", "USER root", "USER 'root' must be a number")]
    [InlineData("AS trainer", "AS trainr", "no target 'trainer'")]
    [InlineData("aspnet:10.0.12-noble-chiseled", "aspnet:10.0", "no exact tag")]
    [InlineData("FROM ${RUNTIME} AS", "FROM ${RUNTIMES} AS", "names neither an argument")]
    [InlineData("# All images", "# syntax=docker/dockerfile:1\n# All images", "syntax line")]
    [InlineData("DOTNET_EnableDiagnostics=0 DOTNET_gcServer=0\nUSER 1654\nEXPOSE 8080", "DOTNET_gcServer=0\nUSER 1654\nEXPOSE 8080", "DOTNET_EnableDiagnostics")]
    [InlineData("HPO__SageMakerLocal__ImagesFile", "HPO__SageMakerLocal__ImageFile", "HPO__SageMakerLocal__ImageFile is no setting")]
    [InlineData("COPY services/shared/Hpo.Storage/Hpo.Storage.csproj services/shared/Hpo.Storage/\n", "", "does not copy services/shared/Hpo.Storage/Hpo.Storage.csproj")]
    [InlineData("Hpo.Storage.csproj services/shared/Hpo.Storage/", "Hpo.Storage.csproj services/shared/Storage/", "a project file keeps its directory")]
    [InlineData("COPY contracts contracts", "COPY contract contract", "COPY contract: there is no such file")]
    [InlineData("in Hpo.Gateway Hpo.Optimizer", "in Hpo.Gatewy Hpo.Optimizer", "publishes services/Hpo.Gatewy/Hpo.Gatewy.csproj, which does not exist")]
    [InlineData("/publish/Hpo.Trainer ./", "/publish/Hpo.Metrics ./", "target 'trainer' holds services/Hpo.Metrics/Hpo.Metrics.csproj")]
    [InlineData("--from=build /publish/Hpo.Trainer", "--from=built /publish/Hpo.Trainer", "--from=built names no stage")]
    [InlineData("\"Hpo.Metrics.dll\"", "\"Hpo.Metric.dll\"", "starts Hpo.Metric.dll")]
    [InlineData("ENTRYPOINT [\"dotnet\", \"Hpo.Optimizer.dll\"]", "ENTRYPOINT dotnet Hpo.Optimizer.dll", "so that SIGTERM reaches the service")]
    public void A_slip_in_the_Dockerfile_is_reported(string right, string wrong, string report) => Reported(DeploymentFiles.Dockerfile, right, wrong, report);

    [Theory]
    [InlineData("!contracts", "!contract", "copies contracts, which is ignored")]
    [InlineData("**/obj\n", "", "**/obj is missing")]
    [InlineData("*\n!global", "!global", "the first line must be *")]
    public void A_slip_in_the_ignored_files_is_reported(string right, string wrong, string report) => Reported(DeploymentFiles.Ignore, right, wrong, report);

    [Theory]
    [InlineData("read_only: true", "readonly: true", "'readonly' not found")]
    [InlineData("  healthcheck:", "  heathcheck:", "'heathcheck' not found")]
    [InlineData("    hostname: rabbitmq", "    container_name: rabbitmq", "'container_name' not found")]
    [InlineData("    hostname: rabbitmq # The node is named after it, and so is its data.\n", "", "rabbitmq: needs a hostname")]
    [InlineData("read_only: true", "read_only: false", "must run on a read-only file system")]
    [InlineData("target: trainer", "target: trainr", "builds target 'trainr'")]
    [InlineData("hpo/trainer:${HPO_VERSION:-0.1.0}", "hpo/trainer:${HPO_VERSION:-0.1}", "is not hpo/trainer:0.1.0")]
    [InlineData("rabbitmq:4.1.4", "rabbitmq:latest", "no exact tag")]
    [InlineData("HPO__RabbitMq__Uri", "HPO__RabbitMq__Url", "HPO__RabbitMq__Url is no setting")]
    [InlineData("HPO__RabbitMq__Uri", "HPO__RabbitMq__Url", "HPO__RabbitMq__Uri is not set")]
    [InlineData("HPO__Storage__Kind", "HPO__Storage__Type", "HPO__Storage__Type is no setting")]
    [InlineData("HPO__Mongo__ConnectionString", "HPO__Mongo__Connection", "HPO__Mongo__Connection is no setting")]
    [InlineData("HPO__Aws__Region:", "HPO__Aws__Regin:", "HPO__Aws__Regin is no setting")]
    [InlineData("HPO__Bus__Kind: rabbitmq", "HPO__Bus__Kind: rabbit", "'rabbit', which is no BusKind")]
    [InlineData("\"00:00:10\"", "ten", "'ten', which is no TimeSpan")]
    [InlineData("RABBITMQ_DEFAULT_PASS:", "RABBITMQ_DEFAULT_PASSWORD:", "RABBITMQ_DEFAULT_PASSWORD is no variable of this image")]
    [InlineData("AWS_SESSION_TOKEN:", "AWS_SESION_TOKEN:", "AWS_SESION_TOKEN is no variable of this image")]
    [InlineData("${HPO_LOG_FORMAT:-text}", "${HPO_LOG_FORMAT}", "is not ${HPO_NAME:-default}")]
    [InlineData("@rabbitmq:5672/hpo", "@rabbitmq:5673/hpo", "HPO__RabbitMq__Uri does not have the port, login or path")]
    [InlineData("@rabbitmq:5672/hpo", "@rabbitmq:5672/hop", "HPO__RabbitMq__Uri does not have the port, login or path")]
    [InlineData("{HPO_MONGO_PASSWORD:-local-only}@mongodb", "{HPO_MONGO_PASSWORD:-local}@mongodb", "HPO__Mongo__ConnectionString does not have the port, login or path")]
    [InlineData("@mongodb:27017", "@mongo:27017", "leads to 'mongo', which this service does not wait for")]
    [InlineData("http://sagemaker-local:4599", "http://sagemaker-local:4566", "leads to port 4566")]
    [InlineData("${HPO_PORT:-8080}:8080", "${HPO_PORT:-8080}:8081", "not 8080 on this machine's loopback")]
    [InlineData("127.0.0.1:${HPO_PORT", "0.0.0.0:${HPO_PORT", "not 8080 on this machine's loopback")]
    [InlineData("Hpo.Trainer.dll, --health]", "Hpo.Trainer.dll, --helth]", "not the image's program with --health")]
    [InlineData("GET /_local/health", "GET /_local/helth", "does not ask /_local/health")]
    [InlineData("/dev/tcp/127.0.0.1/4599", "/dev/tcp/127.0.0.1/4598", "does not ask port 4599")]
    [InlineData("timeout: 5s", "timeout: 3s", "the probe itself waits 4 s")]
    [InlineData("condition: service_healthy", "condition: service_started", "not service_healthy")]
    [InlineData("  mongodb: { condition", "  mongo: { condition", "depends on 'mongo', which is no service")]
    [InlineData("stop_grace_period: 40s", "stop_grace_period: 10s", "stop_grace_period is 10s")]
    [InlineData("mem_limit: 300m", "mem_limit: 1000m", "mem_limit is '1000m'")]
    [InlineData("sagemaker-data:/data", "sagemaker-data:/var/data", "the image keeps its data in /data")]
    [InlineData("rabbitmq-data:/var", "rabbit-data:/var", "volume 'rabbit-data' is not declared")]
    [InlineData("cap_drop: [ALL]", "cap_drop: [NET_RAW]", "must drop all capabilities")]
    public void A_slip_in_the_compose_file_is_reported(string right, string wrong, string report) => Reported(DeploymentFiles.Compose, right, wrong, report);

    [Theory]
    [InlineData("trainer.yaml", "readinessProbe:", "readynessProbe:", "'readynessProbe' not found")]
    [InlineData("trainer.yaml", "maxUnavailable: 1", "maxUnavailble: 1", "'maxUnavailble' not found")]
    [InlineData("trainer.yaml", "kind: Deployment", "kind: Deploymnt", "no such apiVersion and kind")]
    [InlineData("trainer.yaml", "runAsUser: 1654", "runAsUser: app", "trainer.yaml:")]
    [InlineData("trainer.yaml", "containerPort: 8080", "containerPort: 8081", "must have one port, 'http' 8080")]
    [InlineData("trainer.yaml", "path: /health/ready", "path: /health/readyz", "asks '/health/readyz', not /health/ready")]
    [InlineData("trainer.yaml", "path: /health/live", "path: /health/ready", "livenessProbe asks '/health/ready'")]
    [InlineData("trainer.yaml", "port: http", "port: htp", "asks port 'htp'")]
    [InlineData("trainer.yaml", "HPO__Trainer__Instance", "HPO__Trainer__Instnce", "HPO__Trainer__Instnce is no setting")]
    [InlineData("trainer.yaml", "metadata.name", "metadata.uid", "must be the pod's name")]
    [InlineData("trainer.yaml", "key: rabbitmq-uri", "key: rabbitmq-url", "secret 'hpo-secrets' has no key 'rabbitmq-url'")]
    [InlineData("trainer.yaml", "name: hpo-secrets", "name: hpo-secret", "secret 'hpo-secret' does not exist")]
    [InlineData("trainer.yaml", "name: hpo-settings", "name: hpo-setings", "config map 'hpo-setings' does not exist")]
    [InlineData("trainer.yaml", "image: hpo/trainer", "image: hpo/training", "the image 'hpo/training' is not that of")]
    [InlineData("trainer.yaml", "runAsUser: 1654", "runAsUser: 1655", "the image's user is 1654")]
    [InlineData("trainer.yaml", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "read-only root file system")]
    [InlineData("trainer.yaml", "drop: [ALL]", "drop: [AL]", "must have no privileges")]
    [InlineData("trainer.yaml", "type: RuntimeDefault", "type: Unconfined", "default seccomp profile")]
    [InlineData("trainer.yaml", "memory: 300Mi", "memory: 3Gi", "the memory limit must be at most 300Mi")]
    [InlineData("trainer.yaml", "memory: 160Mi", "memory: 400Mi", "must not be below the request")]
    [InlineData("trainer.yaml", "terminationGracePeriodSeconds: 45", "terminationGracePeriodSeconds: 30", "must be at least 35")]
    [InlineData("gateway.yaml", "seconds: 5", "seconds: 15", "must be at least 50")]
    [InlineData("trainer.yaml", "serviceAccountName: trainer", "serviceAccountName: trainr", "service account 'trainr' does not exist")]
    [InlineData("trainer.yaml", "mountPath: /tmp", "mountPath: /temp", "/tmp must be a volume")]
    [InlineData("trainer.yaml", "      labels:\n        app.kubernetes.io/name: trainer", "      labels:\n        app.kubernetes.io/name: trainr", "the selector must take this workload's pods")]
    [InlineData("metrics.yaml", "  selector:\n    matchLabels:\n      app.kubernetes.io/name: metrics\n      app.kubernetes.io/part-of: hpo\n", "  selector:\n    matchLabels:\n      app.kubernetes.io/name: trainer\n", "budget metrics: the selector")]
    [InlineData("gateway.yaml", "  selector:\n    app.kubernetes.io/name: gateway", "  selector:\n    app.kubernetes.io/name: gatewy", "service gateway: the selector")]
    [InlineData("gateway.yaml", "targetPort: http", "targetPort: htp", "port 'htp' is none of the pods' ports")]
    [InlineData("trainer.yaml", "  revisionHistoryLimit: 3", "  revisionHistoryLimit: 3\n  replicas: 2", "trainer sets replicas as well")]
    public void A_slip_in_a_workload_is_reported(string file, string right, string wrong, string report) => Reported($"{DeploymentFiles.Base}/{file}", right, wrong, report);

    [Theory]
    [InlineData("queueName: hpo.trainer", "queueName: hpo.training", "queue 'hpo.training' is not hpo.trainer")]
    [InlineData("queueName: hpo.trainer", "queuName: hpo.trainer", "trigger metadata 'queuName' is not used here")]
    [InlineData("mode: QueueLength", "mode: QueueLenght", "must ask for the QueueLength")]
    [InlineData("value: \"50\"", "value: fifty", "'value' must be a number")]
    [InlineData("scaleTargetRef:\n    name: trainer", "scaleTargetRef:\n    name: trainr", "scaleTargetRef 'trainr' is no deployment")]
    [InlineData("authenticationRef:\n        name: rabbitmq", "authenticationRef:\n        name: rabbit", "TriggerAuthentication 'rabbit' does not exist")]
    [InlineData("key: rabbitmq-uri", "key: rabbit-uri", "secret 'hpo-secrets' has no key 'rabbit-uri'")]
    [InlineData("key: rabbitmq-uri", "key: mongo-connection-string", "is not the one the services use")]
    [InlineData("parameter: host", "parameter: uri", "parameter 'uri' is not host")]
    [InlineData("pollingInterval", "pollInterval", "'pollInterval' not found")]
    [InlineData("minReplicaCount: 2", "minReplicaCount: 0", "minReplicaCount must be at least 1")]
    public void A_slip_in_the_scaling_is_reported(string right, string wrong, string report) => Reported($"{DeploymentFiles.Base}/scaling.yaml", right, wrong, report);

    [Theory]
    [InlineData("port: 5672", "port: 5673", "trainer: must reach TCP 5672")]
    [InlineData("port: 5672", "port: 5673", "trainer: may reach TCP 5673")]
    [InlineData("protocol: UDP", "protocol: SCTP", "gateway: must reach UDP 53")]
    [InlineData("port: http", "port: htp", "gateway: must be reached at TCP http")]
    [InlineData("[trainer, metrics]", "[trainer, optimizer]", "metrics: must reach TCP 443")]
    [InlineData("[trainer, metrics]", "[trainer, metrics, gateway]", "gateway: may reach TCP 443")]
    [InlineData("[Ingress, Egress]", "[Ingress]", "no policy denies all Egress")]
    [InlineData("hpo-broker", "hpo-brokr", "does not say which namespace is hpo-brokr=true")]
    [InlineData("            matchLabels:\n              hpo-database: \"true\"\n", "", "k8s/base")]
    [InlineData("podSelector", "podSelectr", "'podSelectr' not found")]
    public void A_slip_in_the_network_is_reported(string right, string wrong, string report) => Reported($"{DeploymentFiles.Base}/network-policies.yaml", right, wrong, report);

    [Theory]
    [InlineData("base/kustomization.yaml", "resources:", "resource:", "'resource' not found")]
    [InlineData("base/kustomization.yaml", "  - metrics.yaml\n", "", "does not name metrics.yaml")]
    [InlineData("base/kustomization.yaml", "  - metrics.yaml\n", "", "no deployment 'metrics'")]
    [InlineData("base/kustomization.yaml", "  - metrics.yaml", "  - metric.yaml", "k8s/base/metric.yaml: there is no such file")]
    [InlineData("base/kustomization.yaml", "name: hpo/metrics", "name: hpo/metric", "gives a tag to hpo/metric, which nothing uses")]
    [InlineData("base/kustomization.yaml", "newTag: 0.1.0", "newTag: 0.2.0", "has the tag 0.2.0, not 0.1.0")]
    [InlineData("base/kustomizeconfig.yaml", "secretTargetRef/name", "secretTargetRefs/name", "does not follow the secret's name")]
    [InlineData("base/settings.env", "HPO__Storage__Kind", "HPO__Store__Kind", "HPO__Store__Kind is no setting")]
    [InlineData("base/settings.env", "HPO__Aws__Region=eu-central-1\n", "", "HPO__Aws__Region is not set")]
    [InlineData("base/secrets.example.env", "EXAMPLE-CHANGE-ME@rabbitmq", "s3cr3t@rabbitmq", "not marked as EXAMPLE")]
    [InlineData("base/secrets.example.env", "mongo-connection-string=", "mongo-connectionstring=", "has no key 'mongo-connection-string'")]
    [InlineData("dev/settings.env", "sagemaker-local:4599", "sagemaker-local:4566", "leads to sagemaker-local:4566, where no service is")]
    [InlineData("dev/secrets.env", "rabbitmq-uri=", "rabbitmq-url=", "has no key 'rabbitmq-uri'")]
    [InlineData("dev/rabbitmq.yaml", "image: rabbitmq:4.1.4", "image: rabbitmq:4.1.3", "comes neither from the Dockerfile nor from docker-compose.yml")]
    [InlineData("dev/mongodb.yaml", "containerPort: 27017", "containerPort: mongo", "k8s/dev/mongodb.yaml")]
    public void A_slip_in_what_holds_the_manifests_together_is_reported(string file, string right, string wrong, string report) => Reported($"{DeploymentFiles.Kubernetes}/{file}", right, wrong, report);

    private void Reported(string file, string right, string wrong, string report)
    {
        foreach (var source in Repository.Files.Where(IsDeployment))
            CopyTo(Path.Combine(copy.FullName, source), Repository.Read(source));
        var text = Repository.Read(file);
        Assert.Contains(right, text, StringComparison.Ordinal);

        CopyTo(Path.Combine(copy.FullName, file), text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(DeploymentCheck.Problems(copy.FullName), problem => problem.Contains(report, StringComparison.Ordinal));
    }

    private static bool IsDeployment(string file) =>
        file is DeploymentFiles.Dockerfile or DeploymentFiles.Ignore or DeploymentFiles.Compose || file.StartsWith($"{DeploymentFiles.Kubernetes}/", StringComparison.Ordinal);

    private static void CopyTo(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
