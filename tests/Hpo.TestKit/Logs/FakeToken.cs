using System.Globalization;

namespace Hpo.TestKit.Logs;

/// <summary>A position in a fake stream.</summary>
/// <param name="Generation">Which tokens are valid together; null at the beginning of the stream.</param>
/// <param name="Line">Lines before it.</param>
/// <param name="AfterEmpty">Whether the empty page at this place was given already.</param>
internal readonly record struct FakeToken(int? Generation, int Line, bool AfterEmpty)
{
    public static FakeToken? Parse(string? token)
    {
        if (token is null)
        {
            return new FakeToken(null, 0, false);
        }

        var parts = token.Split('/');
        return parts is ["f", var generation, var line, var after]
            ? new FakeToken(int.Parse(generation, CultureInfo.InvariantCulture), int.Parse(line, CultureInfo.InvariantCulture), after == "e")
            : null;
    }

    public override string ToString() => FormattableString.Invariant($"f/{Generation}/{Line}/{(AfterEmpty ? "e" : "n")}");
}
