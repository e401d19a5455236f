using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hpo.Gateway;

/// <summary>The gateway's parts, for its own process and for the one that holds all services.</summary>
public static class GatewayService
{
    /// <summary>Adds <see cref="StudySubmission"/>, <see cref="StudyCancellation"/>, <see cref="StudyPausing"/>, <see cref="StudyReads"/> and what they need, the bus excepted.</summary>
    /// <param name="services">The process's services; an <see cref="IOptimizerCatalog"/> added before replaces the built-in one, an <see cref="IEarlierStudies"/> this gateway's own studies.</param>
    /// <param name="configuration">Sections <c>Storage</c> and <c>Prices</c>.</param>
    public static IServiceCollection AddHpoGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHpoStorage(configuration, GatewayDocuments.Database);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IOptimizerCatalog>(OptimizerCatalog.BuiltIn);
        services.AddSingleton(PriceBook.From(configuration));
        services.AddSingleton<GatewayDocuments>();
        services.AddSingleton<OptimizerDirectory>();
        services.AddSingleton<ReadModelEvents>();
        services.AddSingleton<StudyOutbox>();
        services.AddHostedService(provider => provider.GetRequiredService<StudyOutbox>());
        services.AddSingleton(provider => new StudySubmission(
            provider.GetRequiredService<GatewayDocuments>(),
            provider.GetRequiredService<OptimizerDirectory>(),
            provider.GetRequiredService<WarmStarts>(),
            provider.GetRequiredService<PriceBook>(),
            HomeRegion.From(configuration),
            provider.GetRequiredService<StudyOutbox>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StudySubmission>>()));
        services.AddSingleton(provider => new StudyCancellation(provider.GetRequiredService<StudyOutbox>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new StudyPausing(provider.GetRequiredService<StudyOutbox>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new StudyReads(provider.GetRequiredService<GatewayDocuments>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IEarlierStudies>(provider => new OwnStudies(provider.GetRequiredService<StudyReads>()));
        services.AddSingleton<WarmStarts>();
        return services;
    }

    /// <summary>Consumes the gateway's queue.</summary>
    /// <param name="bus">The bus of the process.</param>
    public static void AddGatewayEndpoints(this HpoBusBuilder bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        bus.WaitOn<DocumentStoreException>().Endpoint(Queues.Gateway, endpoint => endpoint.Consumer<SubmitStudyConsumer>().Consumer<ReadModelConsumer>().Consumer<PastJobsFoundConsumer>().Consumer<OptimizerAnnouncedConsumer>());
    }

    /// <summary>Serves HTTP where the setting <c>Gateway:Url</c> says, unless the host was told otherwise (<c>--urls</c>, <c>ASPNETCORE_URLS</c>).</summary>
    /// <param name="builder">The process.</param>
    public static WebApplicationBuilder UseGatewayUrl(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var url = GatewayOptions.From(builder.Configuration).Url;
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(url);
        }

        return builder;
    }
}
