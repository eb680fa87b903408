using Dashboard.Access;
using Dashboard.Badges;
using Dashboard.Core.Costs;
using Dashboard.Costs;
using Dashboard.Ingest;
using Dashboard.Journal;
using Dashboard.Shell;
using Dashboard.Tests.Architecture;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Access;

public class SampleSettingsTests
{
    [Fact]
    public void The_documented_settings_are_valid_and_every_one_of_them_is_read()
    {
        var builder = WebApplication.CreateBuilder([]);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddJsonFile(Path.Combine(Repository.Root, "appsettings.sample.json"));
        builder.AddDashboard();
        using var app = builder.Build();

        app.Services.GetRequiredService<IStartupValidator>().Validate();
        T Value<T>() where T : class => app.Services.GetRequiredService<IOptions<T>>().Value;
        Assert.Equal("Sqlite", Value<DatabaseOptions>().Provider);
        Assert.Equal("Data Source=data/dashboard.db", Value<DatabaseOptions>().ConnectionString);
        Assert.Equal("26214400", Value<IngestOptions>().MaxBodyBytes);
        Assert.Equal("github", Assert.Single(Value<ConnectionsOptions>().ByName).Value.Source);
        Assert.Equal("Accounts", Value<AccessOptions>().Mode);
        Assert.Equal("False", Value<BadgesOptions>().Enabled, ignoreCase: true);
        Assert.Equal(365, Value<RetentionOptions>().BodyDays);
        var (rates, usual) = (Value<CostsOptions>().Rates(), new CostRates());
        Assert.Equal(usual with { FoundAt = rates.FoundAt }, rates);
        Assert.Equal(usual.FoundAt, rates.FoundAt);
        Assert.Equal("180", Value<TabsOptions>().KeepSeconds);
        Assert.Equal(TimeSpan.FromSeconds(180), Value<CircuitOptions>().DisconnectedCircuitRetentionPeriod);
    }

    [Theory]
    [InlineData("-1", "perhaps")]
    [InlineData("abc", "1")]
    public void Every_fault_of_the_settings_is_told_at_once_with_its_key(string days, string allowed)
    {
        var builder = WebApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://0.0.0.0:5080",
            ["Database:Provider"] = "Oracle",
            ["Ingest:Token"] = "short",
            ["Ingest:MaxBodyBytes"] = "0",
            ["Connections:ci:Source"] = "github",
            ["Connections:ci:Key"] = "no",
            ["Connections:ci:AllowUnsigned"] = "perhaps",
            ["Access:AllowOpenOnNetwork"] = allowed,
            ["Badges:Enabled"] = "sometimes",
            ["Retention:RawBodyDays"] = days,
            ["Tabs:KeepSeconds"] = "0",
            ["Costs:PersonHour"] = "much",
            ["Costs:FoundAt:canary"] = "-1",
        });
        builder.AddDashboard();
        using var app = builder.Build();

        var faults = Assert.ThrowsAny<Exception>(app.Services.GetRequiredService<IStartupValidator>().Validate).ToString();
        string[] keys =
        [
            "Access:Mode=Accounts", "Access:AllowOpenOnNetwork must", "Database:Provider", "Ingest:Token", "Ingest:MaxBodyBytes", "Connections:ci:Key",
            "Connections:ci:Secret", "Connections:ci:AllowUnsigned must", "Badges:Enabled must", "Retention:RawBodyDays", "Tabs:KeepSeconds must",
            "Costs:PersonHour must", "Costs:FoundAt:canary must",
        ];
        foreach (var key in keys)
            Assert.Contains(key, faults, StringComparison.Ordinal);
    }
}
