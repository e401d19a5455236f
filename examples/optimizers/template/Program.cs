using Hpo.OptimizerSdk;
using My.Optimizer_1;

var service = OptimizerService.Create(args);
service.AddOptimizer("my-optimizer-1", new Search());
return await service.RunAsync();
