using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Optimizer.Consumers;
using Hpo.Optimizer.Studies;
using Hpo.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hpo.Optimizer;

/// <summary>The optimizer: leads studies from acceptance to their end and proposes their candidates.</summary>
public static class OptimizerService
{
    /// <summary>Adds storage, options, the study keeper and its sweeper.</summary>
    public static IServiceCollection AddHpoOptimizer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHpoStorage(configuration, StudyStore.Database);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(OptimizerCatalog.BuiltIn);
        services.AddOptions<OptimizerOptions>().Bind(configuration.GetSection(OptimizerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StudyStore>().AddSingleton<StudyTurn>().AddSingleton<StudyKeeper>().AddSingleton<StudyReporter>();
        services.AddSingleton(provider => new OutcomeReplay(provider.GetRequiredService<StudyStore>(), provider.GetRequiredService<IMessagePublisher>()));
        services.AddHostedService<StudySweeper>();
        return services;
    }

    /// <summary>Consumes the optimizer's queue.</summary>
    public static void AddOptimizerEndpoints(this HpoBusBuilder bus) => bus.WaitOn<DocumentStoreException>().Endpoint(Queues.Optimizer, endpoint => endpoint
        .Consumer<StudyAcceptedConsumer>()
        .Consumer<OutcomeConsumer>()
        .Consumer<StudyOrderConsumer>()
        .Consumer<TuningConsumer>()
        .Consumer<SuggestionConsumer>()
        .Consumer<ReportStudiesConsumer>());
}
