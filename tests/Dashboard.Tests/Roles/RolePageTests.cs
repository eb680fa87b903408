using Bunit;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Roles;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Roles;

public sealed class RolePageTests : BookPageTest
{
    public RolePageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<SinceFigures>();
        Services.AddSingleton<MonthFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<RoleQueries>();
    }

    [Fact]
    public async Task A_release_that_ships_changes_the_answer_without_a_reload()
    {
        var page = Page("ceo");
        Assert.Contains("We cannot say.", page.Find("h1").TextContent, StringComparison.Ordinal);

        await ShipAsync("cart");

        page.WaitForAssertion(() => Assert.Contains("1 of 1", page.Find(".check .foot").TextContent, StringComparison.Ordinal));
        Assert.Equal(3, page.FindAll("article.check").Count);
        Assert.Equal(5, page.FindAll("nav.tabs a").Count);
        Assert.Contains("signed by nobody", page.Find("footer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_the_answer_and_says_so()
    {
        await ShipAsync("cart");
        var page = Page("legal");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("article.check").Count));

        await Told.TakeAwayAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Roles);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(3, page.FindAll("article.check").Count);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task The_address_says_since_when_changes_are_told()
    {
        await ShipAsync("cart");

        var page = Page("ceo");

        page.WaitForAssertion(() => Assert.Equal("1 release shipped", page.Find(".since .happened a").TextContent));
        Assert.Equal("Since Tuesday 24 February", page.Find(".since .when span").TextContent);

        page = Page("ceo", "?since=visit");
        page.WaitForAssertion(() => Assert.Contains("first visit in this browser", page.Find(".since p").TextContent, StringComparison.Ordinal));

        page = Page("ceo", "?since=2026-03-02T08:00Z");
        page.WaitForAssertion(() => Assert.Equal("Nothing changed since Monday 2 March.", page.Find(".since p").TextContent));
        Assert.Equal("Last visit", page.Find(".since a[aria-current]").TextContent);
    }

    [Fact]
    public async Task Months_without_evidence_say_so_and_the_four_values_lead_to_their_checks()
    {
        await ShipAsync("cart");

        var page = Page("legal");

        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll("#months tbody tr").Count));
        // It shipped yesterday, on 1 March: the one month there is.
        Assert.Equal("March, so far", page.FindAll("#months th")[1].TextContent);
        Assert.Equal(["not kept"], page.FindAll("#months td.gap").Select(c => c.TextContent.Trim()).Distinct());
        Assert.Equal(4, page.FindAll(".culture details").Count);
        var collaboration = page.FindAll(".culture details")[2];
        Assert.Equal(["/roles/legal#legal.trail", "/roles/legal#legal.accountability"], collaboration.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Single(page.FindAll("article[id='legal.trail']"));
    }

    [Fact]
    public async Task The_address_says_which_answers_are_shown_and_goes_along_to_the_next_leader()
    {
        await Told.TellAsync(new Candidate("begun", "1.0", Start.AddHours(-2), "sha256:1").EverythingFor(Gate.ReadyForFastFeedback));
        await Told.TellAsync(new Candidate("proven", "2.0", Start.AddHours(-2), "sha256:2").EverythingFor(Gate.ReadyToShip));

        var page = Page("legal", "?answer=not-yet");

        page.WaitForAssertion(() => Assert.StartsWith("begun", Assert.Single(page.FindAll("tbody a.strong")).TextContent, StringComparison.Ordinal));
        Assert.Equal(["2", "1", "1", "0"], page.FindAll(".answers .num").Select(n => n.TextContent));
        Assert.Equal("/roles/cto?answer=not-yet", page.FindAll("nav.tabs a")[3].GetAttribute("href"));
        Assert.EndsWith("/leaders", page.Find("td.because a").GetAttribute("href"), StringComparison.Ordinal);

        page = Page("legal", "?answer=blocked");
        page.WaitForAssertion(() => Assert.Equal("None is blocked now.", page.Find(".card.flush .quiet").TextContent));
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Page("coo");
        // The page, its line of what changed, what looks back, its months.
        Assert.Equal(4, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public void A_role_that_does_not_exist_is_not_found()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        var asked = false;
        navigation.OnNotFound += (_, _) => asked = true;

        var page = Page("cfo");

        Assert.True(asked);
        Assert.Empty(page.FindAll("h1"));
    }

    [Fact]
    public async Task A_release_on_its_way_says_what_it_has_earned_for_this_leader_and_shows_names_as_text()
    {
        var release = new Candidate(Script, "1.0", Start.AddHours(-2), "sha256:1");
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyForFastFeedback), release.Check(Core.Pipeline.Stage.Build, "review", 1)]);

        var ceo = Page("ceo");
        var legal = Page("legal");

        ceo.WaitForAssertion(() => Assert.Equal("Not yet", ceo.Find("tbody .chip").TextContent.Trim()));
        Assert.StartsWith(Script, ceo.Find("tbody a.strong").TextContent, StringComparison.Ordinal);
        Assert.Empty(ceo.FindAll("script, img"));
        legal.WaitForAssertion(() => Assert.Contains("of", legal.Find("[data-l=Proven]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_role_has_three_answers_in_the_summary_and_on_its_own_page_alike()
    {
        await ShipAsync("cart");
        var queries = Services.GetRequiredService<RoleQueries>();
        var all = await queries.ReadAllAsync(Ct);

        foreach (var role in Enum.GetValues<Role>())
        {
            var own = await queries.ReadAsync(role, Ct);
            var summary = all.Roles.Single(r => r.Role == role);
            Assert.Equal(all.Sequence, own.Sequence);
            Assert.Equal(summary.Findings, own.Checks.Select(c => c.Finding));
            Assert.Equal((summary.Verdict, summary.Sentence), (own.Verdict, $"{own.Lead} {own.Fact}"));
            Assert.Equal(summary.Statement, own.Statement);
            var page = Page(Core.Pipeline.Slug.Of(role));
            page.WaitForAssertion(() => Assert.Equal(summary.Statement.Detail, page.Find("p.lead").TextContent));
            Assert.Equal(summary.Share.Share, own.Share.Share);
        }
    }

    private IRenderedComponent<RolePage> Page(string role, string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/roles/{role}{query}");
        return Render<RolePage>(with => with.Add(p => p.Slug, role));
    }

    private async Task ShipAsync(string service)
    {
        var release = new Candidate(service, "1.0", Start.AddDays(-1), $"sha256:{service}", service);
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60, actor: "Grace")]);
    }
}
