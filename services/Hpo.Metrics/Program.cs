using Hpo.Messaging;
using Hpo.Metrics;

return await HpoHost.RunAsync(MetricsService.Name, () =>
{
    var builder = WebApplication.CreateBuilder(args).AddHpoDefaults(MetricsService.Name);
    builder.Services.AddHpoMetrics(builder.Configuration);
    builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddMetricsEndpoints());

    var app = builder.Build();
    app.MapHpoDefaults();
    return app;
});
