using Hpo.Messaging;
using Hpo.Trainer;

return await HpoHost.RunAsync("trainer", args, builder =>
{
    builder.Services.AddHpoTrainer(builder.Configuration);
    builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddTrainerEndpoints());
});
