using Hpo.Messaging;
using Hpo.Storage;

namespace Hpo.Gateway;

/// <summary>The HTTP interface.</summary>
public static class GatewayRoutes
{
    /// <summary>Maps everything below <c>/api</c>.</summary>
    /// <param name="app">The process.</param>
    public static IEndpointRouteBuilder MapHpoGateway(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var api = app.MapGroup("/api").AddEndpointFilter(SameSite.RefuseOthers).AddEndpointFilter(Unavailable);
        api.MapPost("/studies", StudyRoutes.SubmitAsync);
        api.MapGet("/studies", StudyRoutes.ListAsync);
        api.MapGet("/studies/{id}", StudyRoutes.GetAsync);
        api.MapPost("/studies/{id}/cancel", ControlRoutes.CancelAsync);
        api.MapPost("/studies/{id}/pause", ControlRoutes.PauseAsync);
        api.MapPost("/studies/{id}/resume", ControlRoutes.ResumeAsync);
        api.MapPost("/repair", ControlRoutes.RepairAsync);
        api.MapGet("/studies/{id}/trials", TrialRoutes.ListAsync);
        api.MapGet("/studies/{id}/trials/{trial:int}", TrialRoutes.GetAsync);
        api.MapGet("/optimizers", async (OptimizerDirectory optimizers, CancellationToken ct) => Answer.Json(await optimizers.ListAsync(ct)));
        api.MapPost("/metrics/test", MetricTestRoutes.TestAsync);
        api.MapFallback("/{**rest}", NoSuchRoute);
        return app;
    }

    private static async ValueTask<object?> Unavailable(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DocumentStoreException error)
        {
            return Answer.Problem(StatusCodes.Status503ServiceUnavailable, "The store cannot be reached", error.Message);
        }
        catch (BrokerUnavailableException error)
        {
            return Answer.Problem(StatusCodes.Status503ServiceUnavailable, "The broker cannot be reached", error.Message);
        }
    }

    private static IResult NoSuchRoute(HttpRequest request) => Answer.Problem(
        StatusCodes.Status404NotFound,
        "No such route",
        $"There is no {request.Method} {request.Path}. Routes are studies, studies/{{id}}, studies/{{id}}/trials, studies/{{id}}/cancel, studies/{{id}}/pause, studies/{{id}}/resume, repair, optimizers and metrics/test.");
}
