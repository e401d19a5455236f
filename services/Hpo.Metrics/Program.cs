using Hpo.Messaging;
using Hpo.Metrics;

var builder = WebApplication.CreateBuilder(args).AddHpoDefaults(MetricsService.Name);
if (HealthProbe.IsAskedFor(args))
    return await HealthProbe.RunAsync(builder.Configuration);

builder.Services.AddHpoMetrics(builder.Configuration);
builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddMetricsEndpoints());

var app = builder.Build();
app.MapHpoDefaults();
await app.RunAsync();
return 0;
