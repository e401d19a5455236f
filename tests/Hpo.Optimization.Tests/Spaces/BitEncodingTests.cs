using CsCheck;
using Hpo.Contracts;
using Hpo.TestKit;

namespace Hpo.Optimization.Tests.Spaces;

public sealed class BitEncodingTests
{
    [Theory]
    [InlineData(true), InlineData(false)]
    public void Every_bit_string_decodes_into_the_space(bool gray) => Strings(gray).Sample((space, encoding, genes) =>
        Assert.True(space.Contains(encoding.Decode(genes))));

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Encoding_a_decoded_string_gives_the_same_configuration(bool gray) => Strings(gray).Sample((space, encoding, genes) =>
    {
        var configuration = encoding.Decode(genes);

        Assert.Equal(configuration, encoding.Decode(encoding.Encode(configuration)));
    });

    [Fact]
    public void Neighbouring_levels_differ_in_one_bit_under_gray_code()
    {
        var encoding = Of(Some.Integer("n", 0, 15));

        var codes = Enumerable.Range(0, 16).Select(i => encoding.Encode(Value("n", $"{i}"))).ToList();

        Assert.All(codes.Zip(codes.Skip(1)), pair => Assert.Equal(1, pair.First.Zip(pair.Second).Count(b => b.First != b.Second)));
    }

    [Theory]
    [InlineData(2, 1), InlineData(16, 4), InlineData(1, 0), InlineData(41, 9), InlineData(3, 5)]
    public void Surplus_codes_get_guard_bits(int levels, int bits) => Assert.Equal(bits, Of(Some.Integer("n", 1, levels)).Length);

    [Theory]
    [InlineData(3), InlineData(5), InlineData(41), InlineData(100)]
    public void No_value_owns_many_more_codes_than_another(int levels)
    {
        var encoding = Of(Some.Integer("n", 1, levels));

        var shares = Enumerable.Range(0, 1 << encoding.Length).Select(code => encoding.Decode(Convert.ToString(code, 2).PadLeft(encoding.Length, '0'))["n"] ?? "")
            .CountBy(v => v).Select(c => c.Value).ToList();

        Assert.Equal(levels, shares.Count);
        Assert.InRange(shares.Max() - shares.Min(), 0, 1);
    }

    [Fact]
    public void A_continuous_parameter_reaches_both_ends_of_its_range()
    {
        var encoding = Of(Some.Continuous("x", 0.01, 0.2));
        var codes = new[] { encoding.Encode(Value("x", "0.01")), encoding.Encode(Value("x", "0.2")) };

        Assert.Equal(["0.01", "0.2"], codes.Select(c => encoding.Decode(c)["x"]));
    }

    private static BitEncoding Of(Parameter parameter) => new(SearchSpace.Of([parameter]), 16, gray: true);

    private static Configuration Value(string name, string value) => new([new(name, value)]);

    private static Gen<(SearchSpace, BitEncoding, string)> Strings(bool gray) => Gen.Select(
        TestKit.Optimizers.Spaces.Any.Select(SearchSpace.Of), Gen.Int[1, 20], Gen.Char["01"].Array[400]).Select((space, bits, genes) =>
        {
            var encoding = new BitEncoding(space, bits, gray);
            return (space, encoding, new string(genes.AsSpan(0, encoding.Length)));
        });
}
