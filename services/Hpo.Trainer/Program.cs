using Hpo.Messaging;
using Hpo.Trainer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHpoDefaults("trainer");
builder.Services.AddHpoTrainer(builder.Configuration);
builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddTrainerEndpoints());

var app = builder.Build();
app.MapHpoDefaults();
await app.RunAsync();
