using Hpo.Optimization.Tables;

namespace Hpo.Optimization.Tests.Tables;

public sealed class CsvCellsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData(null, "")]
    public void A_cell_is_quoted_where_it_must_be(string? cell, string written) => Assert.Equal(written, CsvCells.Quoted(cell));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-rf", "'-rf")]
    [InlineData("\tx", "'\tx")]
    [InlineData("'=1", "''=1")]
    [InlineData("-1.5e-3", "-1.5e-3")]
    [InlineData("+7", "+7")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("", "")]
    public void A_text_is_never_a_formula_to_a_spreadsheet(string text, string written) => Assert.Equal(written, CsvCells.Harmless(text));

    [Fact]
    public void What_is_written_is_read_back_whatever_it_is()
    {
        const string Alphabet = "ab1,\"\r\n'=+-@\t ;\u00fc\u65e5";
        var random = new RandomSource(7, 0);
        for (var round = 0; round < 2_000; round++)
        {
            // The first cell keeps the row from being empty.
            string[][] rows = [.. Enumerable.Range(0, 1 + random.NextInt(4)).Select(_ => Enumerable.Range(0, 3).Select(i => i == 0 ? $"x{Word()}" : Word()).ToArray())];

            var table = CsvTable.Parse(string.Concat(rows.Select(row => $"{string.Join(',', row.Select(cell => CsvCells.Quoted(CsvCells.Harmless(cell))))}\r\n")));

            Assert.Null(table.Problem);
            Assert.Equal(rows.Select(row => string.Join("|", row)), table.Rows.Select(row => row.Cells).Prepend([.. table.Header]).Select(row => string.Join("|", row.Select(CsvCells.Original))));
        }

        string Word() => string.Concat(Enumerable.Range(0, random.NextInt(6)).Select(_ => Alphabet[random.NextInt(Alphabet.Length)]));
    }
}
