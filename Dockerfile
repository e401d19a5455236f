# All images of the system: docker build --target gateway --tag hpo/gateway:0.1.0 .
# Targets: gateway, optimizer, trainer, metrics, sagemaker-local. SDK, RUNTIME and RUNTIME_WITH_SHELL may name a mirror.
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0.401-noble
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0.12-noble-chiseled
ARG RUNTIME_WITH_SHELL=mcr.microsoft.com/dotnet/aspnet:10.0.12-noble

# Project files only: the layer with the packages stays until a reference changes.
FROM ${SDK} AS restore
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY contracts/Hpo.Contracts/Hpo.Contracts.csproj contracts/Hpo.Contracts/
COPY services/shared/Hpo.Aws/SageMaker.props services/shared/Hpo.Aws/CloudWatchLogs.props services/shared/Hpo.Aws/
COPY services/shared/Hpo.Aws/Hpo.Aws.CloudWatchLogs/Hpo.Aws.CloudWatchLogs.csproj services/shared/Hpo.Aws/Hpo.Aws.CloudWatchLogs/
COPY services/shared/Hpo.Aws/Hpo.Aws.Connection/Hpo.Aws.Connection.csproj services/shared/Hpo.Aws/Hpo.Aws.Connection/
COPY services/shared/Hpo.Aws/Hpo.Aws.Protocol/Hpo.Aws.Protocol.csproj services/shared/Hpo.Aws/Hpo.Aws.Protocol/
COPY services/shared/Hpo.Aws/Hpo.Aws.SageMaker/Hpo.Aws.SageMaker.csproj services/shared/Hpo.Aws/Hpo.Aws.SageMaker/
COPY services/shared/Hpo.BenchmarkProblems/Hpo.BenchmarkProblems.csproj services/shared/Hpo.BenchmarkProblems/
COPY services/shared/Hpo.Messaging/Hpo.Messaging.csproj services/shared/Hpo.Messaging/
COPY services/shared/Hpo.Optimization/Hpo.Optimization.csproj services/shared/Hpo.Optimization/
COPY services/shared/Hpo.Pacing/Hpo.Pacing.csproj services/shared/Hpo.Pacing/
COPY services/shared/Hpo.Storage/Hpo.Storage.csproj services/shared/Hpo.Storage/
COPY services/Hpo.Gateway/Hpo.Gateway.csproj services/Hpo.Gateway/
COPY services/Hpo.Metrics/Hpo.Metrics.csproj services/Hpo.Metrics/
COPY services/Hpo.Optimizer/Hpo.Optimizer.csproj services/Hpo.Optimizer/
COPY services/Hpo.SageMakerLocal/Hpo.SageMakerLocal.csproj services/Hpo.SageMakerLocal/
COPY services/Hpo.Trainer/Hpo.Trainer.csproj services/Hpo.Trainer/
COPY examples/training/gradient-boosting/gradient-boosting.csproj examples/training/gradient-boosting/
COPY examples/training/mnist-mlp/mnist-mlp.csproj examples/training/mnist-mlp/
RUN set -e; for project in services/Hpo.*/*.csproj examples/training/*/*.csproj; do dotnet restore "$project"; done

# Code style and analyzers are the business of the tests, not of every image.
FROM restore AS build
COPY contracts contracts
COPY services services
COPY examples/training examples/training
RUN set -e; \
    for name in Hpo.Gateway Hpo.Optimizer Hpo.Trainer Hpo.Metrics Hpo.SageMakerLocal; do \
        dotnet publish "services/$name" --configuration Release --no-restore --output "/publish/$name" -p:UseAppHost=false -p:RunAnalyzers=false; \
    done; \
    for name in gradient-boosting mnist-mlp; do \
        dotnet publish "examples/training/$name" --configuration Release --no-restore --output "/publish/training/$name" -p:UseAppHost=false -p:RunAnalyzers=false; \
    done

# Neither shell nor package manager, and nothing is written: the root file system may be read-only. The diagnostics port would need a writable /tmp.
FROM ${RUNTIME} AS service
WORKDIR /app
ENV ASPNETCORE_URLS=http://+:8080 ASPNETCORE_HTTP_PORTS= DOTNET_EnableDiagnostics=0 DOTNET_gcServer=0
USER 1654
EXPOSE 8080

FROM service AS gateway
COPY --from=build /publish/Hpo.Gateway ./
ENTRYPOINT ["dotnet", "Hpo.Gateway.dll"]

FROM service AS optimizer
COPY --from=build /publish/Hpo.Optimizer ./
ENTRYPOINT ["dotnet", "Hpo.Optimizer.dll"]

FROM service AS trainer
COPY --from=build /publish/Hpo.Trainer ./
ENTRYPOINT ["dotnet", "Hpo.Trainer.dll"]

FROM service AS metrics
COPY --from=build /publish/Hpo.Metrics ./
ENTRYPOINT ["dotnet", "Hpo.Metrics.dll"]

# Training programs run under sh and setsid; LightGBM needs libgomp. /data holds jobs, logs and models.
FROM ${RUNTIME_WITH_SHELL} AS sagemaker-local
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=1654 --group=1654 /data
WORKDIR /app
COPY --from=build /publish/Hpo.SageMakerLocal ./
COPY examples/images.json /examples/images.json
COPY examples/data /examples/data
COPY --from=build /publish/training/gradient-boosting /examples/training/gradient-boosting/bin
COPY --from=build /publish/training/mnist-mlp /examples/training/mnist-mlp/bin
ENV HPO__Urls=http://0.0.0.0:4599 HPO__SageMakerLocal__AllowRemote=true HPO__SageMakerLocal__ImagesFile=/examples/images.json HPO__SageMakerLocal__DataDirectory=/data DOTNET_EnableDiagnostics=0 DOTNET_gcServer=0
USER 1654
EXPOSE 4599
VOLUME /data
ENTRYPOINT ["dotnet", "Hpo.SageMakerLocal.dll"]
