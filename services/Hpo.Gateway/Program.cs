using Hpo.Gateway;
using Hpo.Messaging;

return await HpoHost.RunAsync("gateway", args, builder =>
{
    builder.UseGatewayUrl();
    builder.Services.AddHpoGateway(builder.Configuration);
    builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddGatewayEndpoints());
}, app => app.MapHpoGateway());
