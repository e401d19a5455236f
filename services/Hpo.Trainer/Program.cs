using Hpo.Messaging;
using Hpo.Trainer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHpoDefaults("trainer");
if (HealthProbe.IsAskedFor(args))
    return await HealthProbe.RunAsync(builder.Configuration);

builder.Services.AddHpoTrainer(builder.Configuration);
builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddTrainerEndpoints());

var app = builder.Build();
app.MapHpoDefaults();
await app.RunAsync();
return 0;
