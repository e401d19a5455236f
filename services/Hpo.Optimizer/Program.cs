using Hpo.Messaging;
using Hpo.Optimizer;

return await HpoHost.RunAsync("optimizer", () =>
{
    var builder = WebApplication.CreateBuilder(args).AddHpoDefaults("optimizer");
    builder.Services.AddHpoOptimizer(builder.Configuration);
    builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddOptimizerEndpoints());

    var app = builder.Build();
    app.MapHpoDefaults();
    return app;
});
