using Hpo.Messaging;
using Hpo.Metrics;

return await HpoHost.RunAsync(MetricsService.Name, args, builder =>
{
    builder.Services.AddHpoMetrics(builder.Configuration);
    builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddMetricsEndpoints());
});
