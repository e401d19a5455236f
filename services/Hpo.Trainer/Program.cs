using Hpo.Messaging;
using Hpo.Trainer;

return await HpoHost.RunAsync("trainer", () =>
{
    var builder = WebApplication.CreateBuilder(args).AddHpoDefaults("trainer");
    builder.Services.AddHpoTrainer(builder.Configuration);
    builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddTrainerEndpoints());

    var app = builder.Build();
    app.MapHpoDefaults();
    return app;
});
