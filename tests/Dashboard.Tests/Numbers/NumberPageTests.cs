using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Numbers;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Numbers;

public sealed class NumberPageTests : BookPageTest
{
    public NumberPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<ReleaseSums>();
        Services.AddSingleton<NumbersQueries>();
    }

    [Fact]
    public async Task A_release_that_ships_is_a_row_without_a_reload_and_leads_to_its_deliveries()
    {
        var page = Page("legal", "trail");
        page.WaitForAssertion(() => Assert.Contains("There is no row behind it yet.", page.Markup, StringComparison.Ordinal));

        await ShipAsync("cart");

        page.WaitForAssertion(() => Assert.Equal("cart 1.0", page.Find("tbody a.strong").TextContent));
        Assert.StartsWith("/evidence?release=", page.FindAll("tbody a")[^1].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("1 release counted, none left out", page.Find(".head p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_out_says_why_and_counts_for_nothing()
    {
        await ShipAsync("cart");
        var release = new Candidate("mail", "2.0", Start.AddDays(-1), "sha256:mail");
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip, 0, "stubbed-functional/functional", "stubbed-functional/acceptance"), release.Deployed("production", 60)]);

        var all = await Services.GetRequiredService<NumbersQueries>().ReadAsync(NumberAsked.Of("ceo", "promises")!, 50, Ct);
        var excluded = Page("ceo", "promises", NumberAsked.Excluded);

        Assert.Equal((2, 1, 1), (all.Rows.Count, all.Counted, all.LeftOut));
        excluded.WaitForAssertion(() => Assert.Contains("it came without tested promises", Assert.Single(excluded.FindAll("tbody tr")).TextContent, StringComparison.Ordinal));
        Assert.Equal("–", excluded.Find("tbody td.num").TextContent);
        Assert.Equal(NumberWords.Amount(all.Totals[0], NumberUnit.Count), excluded.Find("#sum dd").TextContent);
    }

    [Fact]
    public async Task A_share_opens_into_services_and_a_service_into_its_pieces_of_evidence()
    {
        await ShipAsync("cart");
        var queries = Services.GetRequiredService<NumbersQueries>();

        var services = await queries.ReadAsync(NumberAsked.Of("ceo", NumberAsked.Share)!, 50, Ct);
        var pieces = await queries.ReadAsync(NumberAsked.Of("ceo", NumberAsked.Share, service: "CART")!, 50, Ct);

        Assert.Equal("service", Assert.Single(services.Rows).Kind);
        Assert.Equal(services.Totals, pieces.Totals);
        Assert.Equal(services.Value, pieces.FromRows);
        Assert.All(pieces.Rows.Where(r => r.Adds[0] == 0), r => Assert.DoesNotContain("passed", r.Note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_tier_changes_the_rows_with_the_figure()
    {
        await ShipAsync("cart");
        var queries = Services.GetRequiredService<NumbersQueries>();
        var asked = NumberAsked.Of("ciso", "requirements")!;
        var before = await queries.ReadAsync(asked, 50, Ct);

        var tier = new Candidate("cart", null, Start).Event(EventTypes.EnvironmentModified) with { Details = new Dictionary<string, string> { ["tier"] = "1" } };
        await Told.TellAsync(tier);
        await Told.Book.Recorder.RedecideDueAsync(Ct);
        var after = await queries.ReadAsync(asked, 50, Ct);

        Assert.False(before.Differs || after.Differs);
        Assert.True(after.Totals[1] > before.Totals[1]);
    }

    [Theory]
    [InlineData("ceo", "trail")]
    [InlineData("cfo", "promises")]
    public void A_number_that_does_not_exist_is_not_found(string role, string check)
    {
        var asked = false;
        Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => asked = true;

        var page = Page(role, check);

        Assert.True(asked);
        Assert.Empty(page.FindAll("h1"));
    }

    [Fact]
    public async Task Names_are_shown_as_text_and_leaving_unsubscribes()
    {
        await ShipAsync(Script);
        var page = Page("legal", "trail");
        page.WaitForAssertion(() => Assert.StartsWith(Script, page.Find("tbody a.strong").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script, img"));

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    private IRenderedComponent<NumberPage> Page(string role, string check, string? rows = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/roles/{role}/{check}{(rows is null ? "" : $"?rows={rows}")}");
        return Render<NumberPage>(with => with.Add(p => p.RoleSlug, role).Add(p => p.CheckSlug, check));
    }

    private async Task ShipAsync(string service)
    {
        var release = new Candidate(service, "1.0", Start.AddDays(-1), $"sha256:{service}", service);
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60, actor: "Grace")]);
    }
}
