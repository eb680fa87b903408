using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;
using Dashboard.Costs;

namespace Dashboard.Tests.Costs;

public sealed class CostsOptionsTests
{
    [Fact]
    public void Nothing_set_is_the_documented_default()
    {
        var rates = new CostsOptions().Rates();

        Assert.True(Validate(new CostsOptions()).Succeeded);
        Assert.Equal(("EUR", 80m, 0.1m, 0.02m), (rates.Currency, rates.PersonHour, rates.WaitingShare, rates.RunMinute));
        Assert.Equal((1m, 2m, 30m), (rates.EnvironmentHour, rates.MendHours, rates.FoundAt[Stage.Production]));
    }

    [Fact]
    public void What_is_set_counts_and_the_rest_stays()
    {
        var rates = new CostsOptions { Currency = "usd", PersonHour = "95.5", FoundAt = { ["canary"] = "20" } }.Rates();

        Assert.Equal(("USD", 95.5m, 20m), (rates.Currency, rates.PersonHour, rates.FoundAt[Stage.Canary]));
        Assert.Equal(CostRates.DefaultFoundAt[Stage.Extended], rates.FoundAt[Stage.Extended]);
    }

    [Theory]
    [InlineData("Costs:Currency", "euro")]
    [InlineData("Costs:PersonHour", "80,50")]
    [InlineData("Costs:WaitingShare", "1.1")]
    [InlineData("Costs:RunMinute", "-0.01")]
    [InlineData("Costs:EnvironmentHour", "")]
    [InlineData("Costs:MendHours", "two")]
    [InlineData("Costs:FoundAt:canary", "many")]
    [InlineData("Costs:FoundAt:moon", "3")]
    public void A_fault_names_its_key_and_what_stands_there(string key, string written)
    {
        var options = new CostsOptions();
        switch (key.Split(':'))
        {
            case [_, "FoundAt", var stage]: options.FoundAt[stage] = written; break;
            case [_, var name]: typeof(CostsOptions).GetProperty(name)!.SetValue(options, written); break;
        }

        var fault = Assert.Single(Validate(options).Failures!);

        Assert.StartsWith(key + " ", fault, StringComparison.Ordinal);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(CostsOptions options) => new CostsOptionsValidator().Validate(null, options);
}
