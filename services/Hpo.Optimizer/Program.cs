using Hpo.Messaging;
using Hpo.Optimizer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHpoDefaults("optimizer");
if (HealthProbe.IsAskedFor(args))
    return await HealthProbe.RunAsync(builder.Configuration);

builder.Services.AddHpoOptimizer(builder.Configuration);
builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddOptimizerEndpoints());

var app = builder.Build();
app.MapHpoDefaults();
await app.RunAsync();
return 0;
