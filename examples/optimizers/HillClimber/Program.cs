using Hpo.Examples.HillClimber;
using Hpo.OptimizerSdk;

var service = OptimizerService.Create(args);
service.AddOptimizer("hill-climber", new HillClimber());
return await service.RunAsync();
