using Hpo.Messaging;
using Hpo.Optimizer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHpoDefaults("optimizer");
builder.Services.AddHpoOptimizer(builder.Configuration);
builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddOptimizerEndpoints());

var app = builder.Build();
app.MapHpoDefaults();
await app.RunAsync();
