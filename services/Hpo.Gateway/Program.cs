using Hpo.Gateway;
using Hpo.Messaging;

return await HpoHost.RunAsync("gateway", () =>
{
    var builder = WebApplication.CreateBuilder(args).AddHpoDefaults("gateway").UseGatewayUrl();
    builder.Services.AddHpoGateway(builder.Configuration);
    builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddGatewayEndpoints());

    var app = builder.Build();
    app.MapHpoDefaults();
    app.MapHpoGateway();
    return app;
});
