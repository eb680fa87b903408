using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Roles;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Roles;

public sealed class LeadersPageTests : BookPageTest
{
    public LeadersPageTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<LeadersQueries>();
    }

    [Fact]
    public async Task What_only_some_leaders_ask_for_and_is_not_proven_comes_first_and_a_proof_changes_the_answer_without_a_reload()
    {
        var release = new Candidate("cart", "1.0", Start.AddHours(-2), "sha256:1");
        await Told.TellAsync(release.EverythingFor(Gate.ReadyToShip, 0, "canary/accountable"));
        var id = await IdAsync();

        var page = Page(id);

        page.WaitForAssertion(() => Assert.Equal("Accountable person", page.Find("tbody .strong").TextContent));
        Assert.Contains("because of", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.FindAll(".answer").Count);
        var legal = page.FindAll(".answer")[4];
        Assert.Contains("Not yet", legal.TextContent, StringComparison.Ordinal);
        Assert.Equal("asks, not proven", page.Find("tbody tr [data-l=Legal]").TextContent.Trim());
        Assert.Equal("does not ask", page.Find("tbody tr [data-l=COO]").TextContent.Trim());

        await Told.TellAsync(release.Event(EventTypes.ApprovalClosed, 90) with { Decision = "approved", Actor = "Grace" });

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr.decides")));
    }

    [Fact]
    public async Task Where_all_five_say_the_same_nothing_makes_their_answers_differ()
    {
        var release = new Candidate("cart", "1.0", Start.AddHours(-2), "sha256:1");
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip, 0, "canary/accountable"), Hold("cart", "Goes out with the campaign, not before.")]);

        var page = Page(await IdAsync());

        page.WaitForAssertion(() => Assert.Contains("The leaders do not differ on cart 1.0: blocked for all five.", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("tr.decides"));
        Assert.DoesNotContain("makes the answers differ", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.All(page.FindAll(".answer"), answer => Assert.Contains("not before.", answer.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("..", page.Find(".grid").TextContent, StringComparison.Ordinal);
    }

    private static PathEvent Hold(string service, string reason) => new InterventionStep
    {
        Kind = StepKind.HoldPlaced,
        Id = "h-1",
        Service = service,
        Release = ReleaseName.Version("1.0"),
        Reason = reason,
        By = "Ada",
        At = Start.AddMinutes(-10),
        Key = "gates/hold#0",
    }.ToEvent();

    [Fact]
    public void A_release_that_is_not_there_is_said_to_be_none() =>
        Assert.Equal("There is no such release.", Page("nothing").Find("h1").TextContent);

    [Fact]
    public async Task A_failed_read_keeps_the_answers_and_says_so()
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start.AddHours(-2), "sha256:1").Built());
        var id = await IdAsync();
        var page = Page(id);
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(".answer").Count));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Release(id));

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(5, page.FindAll(".answer").Count);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Page("nothing");
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    private async Task<string> IdAsync() => (await Services.GetRequiredService<ReleaseFigures>().ListAsync(new ReleaseFilter(), Ct)).Rows[0].PublicId;

    private IRenderedComponent<LeadersPage> Page(string id) => Render<LeadersPage>(with => with.Add(p => p.Id, id));
}
