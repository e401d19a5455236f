using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Answers of the HTTP interface: JSON as everywhere in the system, and problem details.</summary>
internal static class Answer
{
    private const string ProblemJson = "application/problem+json";

    public static IResult Json<T>(T body, int status = StatusCodes.Status200OK) => Results.Json(body, HpoJson.Options, statusCode: status);

    public static IResult Problem(int status, string title, string detail, IReadOnlyList<Problem>? problems = null) => Results.Json(
        new ProblemBody { Title = title, Status = status, Detail = detail, Problems = problems },
        HpoJson.Options,
        ProblemJson,
        status);

    public static IResult Invalid(string what, IReadOnlyList<Problem> problems) => Problem(
        StatusCodes.Status422UnprocessableEntity,
        $"The {what} is not valid",
        problems.Count == 1 ? problems[0].ToString() : $"{problems.Count} problems: {problems[0]} See problems for the others.",
        problems);

    public static IResult WrongQuery(string field, string message) =>
        Problem(StatusCodes.Status400BadRequest, "The query is not valid", message, [new Problem(field, message)]);

    public static IResult NoSuchStudy(string studyId) => Problem(
        StatusCodes.Status404NotFound,
        "No such study",
        $"There is no study '{studyId}'. GET /api/studies lists all; a study that was just submitted elsewhere may take a moment to arrive.");
}
