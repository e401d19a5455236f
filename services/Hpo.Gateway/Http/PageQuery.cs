using System.Globalization;
using System.Text.Json;

namespace Hpo.Gateway;

/// <summary>Reads the query of lists.</summary>
internal static class PageQuery
{
    public static PageRequest? Read(string? page, string? limit, out string problem)
    {
        var given = PageRequest.DefaultLimit;
        var fits = limit is null
            || (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out given) && given is >= 1 and <= PageRequest.MaxLimit);
        problem = fits ? "" : $"limit is '{limit}'. Give a whole number from 1 to {PageRequest.MaxLimit}.";
        return fits ? new PageRequest(string.IsNullOrEmpty(page) ? null : page, given) : null;
    }

    public static StudyStatus? Status(string? status, out string? problem)
    {
        problem = null;
        if (string.IsNullOrEmpty(status))
        {
            return null;
        }

        var known = Enum.GetValues<StudyStatus>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.OrdinalIgnoreCase);
        if (known.TryGetValue(status, out var found))
        {
            return found;
        }

        problem = $"status is '{status}'. Give one of {string.Join(", ", known.Keys)}.";
        return null;
    }

    /// <summary>Answers a page; one that belongs to another list is the caller's mistake.</summary>
    public static async Task<IResult> AnswerAsync<T>(Func<Task<Page<T>>> read)
    {
        try
        {
            return Answer.Json(await read());
        }
        catch (ArgumentException)
        {
            return Answer.WrongQuery("page", "This page does not belong to this list. Take 'next' of the page before, with the same sort and filter, or leave page out.");
        }
    }
}
