using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization;
using Hpo.Optimization.Validation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hpo.Services.Tests.Gateway;

public sealed class PriceBookTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"prices-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_table_that_comes_with_the_program_is_sound_and_says_of_when_it_is()
    {
        var book = Open();

        Assert.Equal(0.115, book.Prices.UsdPerHour["ml.m5.large"]);
        Assert.Matches(@"^prices\.json of \d{4}-\d\d-\d\d, us-east-1$", book.Prices.Source);
        Assert.All(book.Prices.UsdPerHour, price => Assert.True(price.Value > 0 && price.Key.StartsWith("ml.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("eu-central-1", 0.138, "eu-central-1")]
    [InlineData("us-west-2", 0.115, "us-east-1 for want of us-west-2")]
    [InlineData(null, 0.115, "us-east-1")]
    public void A_region_without_prices_is_reckoned_by_the_default_and_says_so(string? region, double price, string source)
    {
        Write("""{ "asOf": "2026-01-02", "default": "us-east-1", "regions": { "us-east-1": { "ml.m5.large": 0.115 }, "eu-central-1": { "ml.m5.large": 0.138 } } }""");

        var book = Open(("Prices:File", _file), ("Aws:Region", region));

        Assert.Equal(price, book.Prices.UsdPerHour["ml.m5.large"]);
        Assert.Equal($"{_file} of 2026-01-02, {source}", book.Prices.Source);
    }

    [Fact]
    public void Without_a_default_a_region_that_is_not_listed_has_no_prices()
    {
        Write("""{ "asOf": "2026-01-02", "regions": { "us-east-1": { "ml.m5.large": 0.115 } } }""");

        var book = Open(("Prices:File", _file), ("Prices:Region", "us-west-2"), ("Aws:Region", "us-east-1"));

        Assert.Empty(book.Prices.UsdPerHour);
        Assert.EndsWith("has no prices for us-west-2", book.Prices.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "asOf": "2026-01-02", "regions": { "us-east-1": { "ml.m5.large": -1 } } }""", "regions.us-east-1.ml.m5.large is -1. Give US dollars per hour, 0 or more.")]
    [InlineData("""{ "asOf": "2026-01-02", "default": "us-east-1", "regions": { "eu-west-1": {} } }""", "default names 'us-east-1', which is no entry of regions.")]
    [InlineData("""{ "asOf": "2026-01-02", "regions": { "us-east-1": { "ml.m5.large": "0.115" } } }""", "Path: $.regions")]
    [InlineData("""{ "asOf": "2026-01-02", "regions": { "us-east-1": null } }""", "regions.us-east-1 is null.")]
    [InlineData("""{ "asOf": "2026-01-02", "region": {} }""", "region")]
    [InlineData("""{ "regions": {} }""", "asOf")]
    [InlineData("null", "The file is empty.")]
    [InlineData("ml.m5.large: 0.115", "invalid start")]
    public void A_table_that_is_none_is_refused_with_its_name_and_the_reason(string json, string said)
    {
        Write(json);

        var wrong = Assert.Throws<OptionsValidationException>(() => Open(("Prices:File", _file)));

        Assert.StartsWith($"Prices:File {_file} is no price table: ", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.Contains(said, wrong.Failures.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_does_not_exist_is_named()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Open(("Prices:File", "/no/such/prices.json")));

        Assert.StartsWith("Prices:File /no/such/prices.json does not exist.", wrong.Failures.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_endpoint_charges_nothing_unless_prices_are_asked_for()
    {
        var local = ("Aws:ServiceUrl", (string?)"http://127.0.0.1:4599");
        var (plain, limited) = (Study(maxCost: null), Study(maxCost: 5));

        Assert.Null(Open(local).For(plain));
        Assert.NotNull(Open(local).For(limited));
        Assert.NotNull(Open(local, ("Prices:Region", "us-east-1")).For(plain));
        Assert.Equal("ml.m5.large", Assert.Single(Open().For(plain)!.UsdPerHour).Key);
    }

    private static Study Study(double? maxCost)
    {
        var study = StudyReader.Read(StudyText.Sound, OptimizerCatalog.BuiltIn).Study!;
        return study with { Budget = study.Budget with { MaxCost = maxCost } };
    }

    private void Write(string json) => File.WriteAllText(_file, json);

    private static PriceBook Open(params (string Name, string? Value)[] settings) =>
        PriceBook.From(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value)).Build());
}
