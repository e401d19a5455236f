using Hpo.Gateway;
using Hpo.Messaging;

var builder = WebApplication.CreateBuilder(args).AddHpoDefaults("gateway").UseGatewayUrl();
if (HealthProbe.IsAskedFor(args))
    return await HealthProbe.RunAsync(builder.Configuration);

builder.Services.AddHpoGateway(builder.Configuration);
builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddGatewayEndpoints());

var app = builder.Build();
app.MapHpoDefaults();
app.MapHpoGateway();
await app.RunAsync();
return 0;
