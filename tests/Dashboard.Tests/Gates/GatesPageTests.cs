using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Gates;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Gates;

public sealed class GatesPageTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-5), "sha256:10");

    public GatesPageTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<GatesQueries>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<FigureCache>();
    }

    private static IEnumerable<string> WaitingAt(IRenderedComponent<GatesPage> page, Gate gate) =>
        page.FindAll($"[data-gate={gate}] li[data-release] a").Select(a => a.TextContent);

    [Fact]
    public async Task A_release_that_moves_on_and_the_answer_that_let_it_are_shown_without_a_reload()
    {
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback, but: "build/unit")]);
        var page = Render<GatesPage>();
        page.WaitForAssertion(() => Assert.Equal(["cart 1.0"], WaitingAt(page, Gate.ReadyForFastFeedback)));
        Assert.Empty(page.FindAll(".moved"));
        Assert.Contains("Unit test is missing", page.Find("[data-gate=ReadyForFastFeedback]").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(_cart.Check(Stage.Build, "unit", 60));

        page.WaitForAssertion(() => Assert.Equal(["cart 1.0"], WaitingAt(page, Gate.ReadyForExtended)));
        Assert.Empty(WaitingAt(page, Gate.ReadyForFastFeedback));
        Assert.Equal("Opened", page.Find("[data-answer] .plain").TextContent);
        Assert.Contains("moved", page.Find("[data-gate=ReadyForExtended] li[data-release]").ClassList);
        Assert.Contains("4 hours", page.Find("[data-gate=ReadyForExtended]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_wait_comes_first_and_is_named_in_the_sentence()
    {
        var old = new Candidate("mail", "7.0", Start.AddDays(-6), "sha256:70");
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForExtended), .. old.EverythingFor(Gate.ReadyForExtended)]);

        var page = Render<GatesPage>();

        page.WaitForAssertion(() => Assert.Equal(["mail 7.0", "cart 1.0"], WaitingAt(page, Gate.ReadyForCanary)));
        Assert.Equal("One is stuck. mail 7.0 has waited 6 days at Ready for canary.", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task A_failed_read_keeps_what_waits_and_says_so()
    {
        await Told.TellAsync(_cart.Built());
        var page = Render<GatesPage>();
        page.WaitForAssertion(() => Assert.Single(WaitingAt(page, Gate.ReadyForFastFeedback)));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Gates);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Single(WaitingAt(page, Gate.ReadyForFastFeedback));
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<GatesPage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task An_answer_that_age_changed_says_that_time_passed()
    {
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback)]);
        var page = Render<GatesPage>();
        page.WaitForAssertion(() => Assert.Single(WaitingAt(page, Gate.ReadyForExtended)));

        Time.Advance(TimeSpan.FromDays(8));
        await Told.Book.Recorder.RedecideDueAsync(Ct);

        page.WaitForAssertion(() => Assert.Contains("(time passed)", page.Find("[data-answer]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Dependency scan (SCA) is stale", page.Find("[data-gate=ReadyForFastFeedback]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_senders_write_is_shown_as_text()
    {
        var evil = new Candidate(Script, Script, Start.AddHours(-1), "sha256:66");
        await Told.TellAsync([.. evil.EverythingFor(Gate.ReadyForFastFeedback), evil.Check(Stage.StubbedFunctional, "functional", 5, Outcome.Failure, Script)]);

        var page = Render<GatesPage>();

        page.WaitForAssertion(() => Assert.Equal([$"{Script} {Script}"], WaitingAt(page, Gate.ReadyForExtended)));
        Assert.Empty(page.FindAll("script, img"));
    }
}
