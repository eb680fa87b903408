using AngleSharp.Dom;
using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

/// <summary>When a release was where, from the facts as they stand in the journal. Minutes count from three hours before the page is read.</summary>
public sealed class ReleaseTimesTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-3), "sha256:10", new string('c', 40));

    public ReleaseTimesTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<ReleasesQueries>();
        Services.AddSingleton<DialQueries>();
    }

    private async Task<IRenderedComponent<ReleasePage>> RenderAsync(params IEnumerable<PathEvent> told)
    {
        var id = (await Told.TellAsync(told))[^1].ReleaseId!;
        var page = Render<ReleasePage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".path")));
        return page;
    }

    private PathEvent Ran(Stage stage, string check, double started, double ended, double? queued = null) => _cart.Check(stage, check, ended) with
    {
        QueuedAt = queued is { } q ? _cart.At.AddMinutes(q) : null,
        StartedAt = _cart.At.AddMinutes(started),
        FinishedAt = _cart.At.AddMinutes(ended),
    };

    private static string Node(IRenderedComponent<ReleasePage> page, string stage) =>
        page.FindAll(".path li").Single(li => li.QuerySelector(".n")!.TextContent == stage).Text().Trim();

    [Fact]
    public async Task Each_stage_says_when_it_began_how_long_it_ran_and_what_it_waited_for()
    {
        // Built 0–10, journey queued 40–50 and run 50–70: nothing ran for forty minutes, ten of them in a queue.
        var page = await RenderAsync(Ran(Stage.Build, "build", 0, 10), Ran(Stage.Integration, "journey", 50, 70, queued: 40));

        Assert.Contains("ran 10 minutes", Node(page, "Build"), StringComparison.Ordinal);
        Assert.Contains("Integration waited 40 minutes before it began, 10 minutes of it in a queue", Node(page, "Integration"), StringComparison.Ordinal);
        Assert.Contains("ran 20 minutes", Node(page, "Integration"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_nobody_told_is_said_to_be_not_told()
    {
        var page = await RenderAsync(_cart.Check(Stage.Build, "unit", 5));

        Assert.Contains("start not told", Node(page, "Build"), StringComparison.Ordinal);
        Assert.Contains("Start not told", page.Find(".clock").TextContent, StringComparison.Ordinal);
        Assert.Contains("Length not known", page.Find(".way").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("0 seconds", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_runs_late_while_a_required_answer_is_missing()
    {
        var page = await RenderAsync(_cart.Event(EventTypes.ChangeMerged), Ran(Stage.Build, "build", 1, 5));

        Assert.Contains("Running late", page.Find(".clock").TextContent, StringComparison.Ordinal);
        Assert.Contains("3 hours so far: something ran for 4 minutes (2.2%), and it waited for 3 hours.", page.Find(".way").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_of_its_environment_while_it_ran_there_belongs_to_it()
    {
        var beside = new Candidate("cart", null, _cart.At);
        await Told.TellAsync(
            _cart.Built(), _cart.Deployed("production", 10), beside.Event(EventTypes.AlertFired, 5) with { Environment = "production" },
            beside.Event(EventTypes.AlertFired, 20) with { Environment = "production" }, beside.Event(EventTypes.AlertFired, 30) with { Environment = "extended" });
        var figures = Services.GetRequiredService<ReleaseFigures>();
        await using var snapshot = await figures.LookAsync(Ct);
        var reading = (await ReleaseFigures.MatchAsync(snapshot, "cart", "1.0", Ct)).Single();

        var told = await ReleaseTold.ReadAsync(snapshot, reading, Ct);

        Assert.Equal([EventTypes.BuildFinished, EventTypes.ServiceDeployed, EventTypes.AlertFired], told.Facts.Select(f => f.Event.Type));
        Assert.Equal(_cart.At.AddMinutes(20), told.Facts[^1].Event.OccurredAt);
    }

    [Fact]
    public async Task Steps_taken_by_hand_are_told_from_those_a_machine_took()
    {
        var page = await RenderAsync(
            _cart.Built() with { Details = new Dictionary<string, string> { ["trigger"] = "auto" } },
            _cart.Deployed("integration", 10) with { Details = new Dictionary<string, string> { ["trigger"] = "manual" } });

        Assert.Equal(
            ["Build: 1 by machine", "Test: not heard of yet", "Package: not heard of yet", "Deploy: 1 by hand", "Validate: not heard of yet", "Promote: not heard of yet"],
            page.FindAll("ul[aria-labelledby=hands] li").Select(li => li.TextContent.Trim()));
    }
}
