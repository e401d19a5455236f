using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hpo.Contracts;
using Hpo.Optimization.Tables;

namespace Hpo.Gateway;

/// <summary>Studies that learn from rows of a CSV file. The text is read when a study is accepted and not kept with it.</summary>
internal static class CsvStarts
{
    /// <summary>What the study knows from its text.</summary>
    public static PriorKnowledge Known(Study study)
    {
        var reading = CsvTrials.Of(study);
        return KnownTrials.Of(study, string.Create(CultureInfo.InvariantCulture, $"a CSV file of {reading.Rows} rows"), reading.Trials, reading.Reasons.Count, reading.Reasons);
    }

    /// <summary>The study as it is kept: with a digest of its text, which tells whether the same text is submitted again.</summary>
    public static Study Kept(Study study) => study.WarmStart is { Csv: { } csv } wish
        ? study with { WarmStart = wish with { Csv = null, CsvDigest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(csv))) } }
        : study;
}
