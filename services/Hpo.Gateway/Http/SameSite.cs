namespace Hpo.Gateway;

/// <summary>Keeps web pages of other sites from acting here in the name of whoever reads them.</summary>
internal static class SameSite
{
    public static async ValueTask<object?> RefuseOthers(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var foreign = HttpMethods.IsPost(request.Method)
            && request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return foreign
            ? Answer.Problem(StatusCodes.Status403Forbidden, "Another site's page asked for this", $"Origin is '{request.Headers.Origin}'. Only pages of {request.Host} may change something here.")
            : await next(context);
    }
}
