using Hpo.Examples.Portfolio;
using Hpo.OptimizerSdk;

var service = OptimizerService.Create(args);
service.AddOptimizer("portfolio", new Portfolio());
return await service.RunAsync();
