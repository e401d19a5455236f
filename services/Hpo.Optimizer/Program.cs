using Hpo.Messaging;
using Hpo.Optimizer;

return await HpoHost.RunAsync("optimizer", args, builder =>
{
    builder.Services.AddHpoOptimizer(builder.Configuration);
    builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddOptimizerEndpoints());
});
