using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

/// <summary>Whether what was tested is what runs.</summary>
public sealed class SamePackageTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-3), "sha256:10");

    public SamePackageTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<ReleasesQueries>();
        Services.AddSingleton<DialQueries>();
    }

    private async Task<IRenderedComponent<ReleasePage>> RenderAsync(params IEnumerable<PathEvent> told)
    {
        var id = (await Told.TellAsync(told))[0].ReleaseId!;
        var page = Render<ReleasePage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".same")));
        return page;
    }

    private static string Word(IRenderedComponent<ReleasePage> page) => page.Find(".same .chip").TextContent;

    private static string Alarms(IRenderedComponent<ReleasePage> page) => string.Join(" ", page.FindAll(".banner").Select(b => b.TextContent));

    [Fact]
    public async Task The_same_digest_is_equal_and_both_are_shown()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Check(Stage.Build, "unit", 1), _cart.Deployed("integration", 5), _cart.Deployed("production", 10));

        Assert.Equal("Equal", Word(page));
        Assert.Equal(["sha256:10", "sha256:10"], page.FindAll(".same .digest").Select(d => d.GetAttribute("data-copy")));
        Assert.Contains("the same package in all 2 deployments", page.Find(".same").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_tested_is_not_called_equal()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Deployed("production", 10));

        Assert.Equal("Cannot tell", Word(page));
        Assert.Contains("No test of this package was told", page.Find(".same").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_digest_under_the_same_version_is_different_and_an_alarm_that_says_what_is_lost()
    {
        var page = await RenderAsync(_cart.Built(), new Candidate("cart", "1.0", Start, "sha256:11").Deployed("production", 10));

        Assert.Equal("Different", Word(page));
        Assert.Contains("production runs another package under version 1.0 than the one proven here. Lost: a fault seen there", Alarms(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_by_version_alone_cannot_be_told()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Check(Stage.Build, "unit", 1), (_cart with { Digest = null }).Deployed("production", 10));

        Assert.Equal("Cannot tell", Word(page));
        Assert.Contains("the same package in 0 of 1 deployment; the others named no digest", page.Find(".same").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_on_its_way_says_what_customers_use()
    {
        var page = await RenderAsync(_cart.Built(), new Candidate("cart", "0.9", Start.AddDays(-2), "sha256:09").Deployed("production"));

        Assert.Equal("Not in production", Word(page));
        Assert.Contains("which is 0.9", page.Find(".same").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".banner"));
    }

    [Fact]
    public async Task A_release_that_a_rollout_gives_to_some_says_to_how_many()
    {
        var page = await RenderAsync(
            _cart.Built(), new Candidate("cart", "0.9", Start.AddDays(-2), "sha256:09").Deployed("production"), _cart.Rollout(EventTypes.RolloutStarted, 10, 10));

        Assert.Equal("On 10% of customers", Word(page));
        Assert.Contains("the others use another release", page.Find(".same .say").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(_cart.Rollout(EventTypes.RolloutAborted, 20));
        page.WaitForAssertion(() => Assert.Equal("Not in production", Word(page)));
    }

    [Fact]
    public async Task Two_productions_that_run_different_releases_are_an_alarm()
    {
        var page = await RenderAsync(
            _cart.Built(), _cart.Deployed("production-eu", 10), new Candidate("cart", "0.9", Start.AddDays(-2), "sha256:09").Deployed("production-us"));

        Assert.Contains("Production runs 1.0 and 0.9 side by side, and no rollout is under way.", Alarms(page), StringComparison.Ordinal);
    }

    // Built a. Given as environment=configuration at minutes 5, 10, 15 …; "test" is a passed test of the integration stage.
    [Theory]
    [InlineData("integration=a test production=b", "production was given a configuration other than the one built")] // one was promised for all
    [InlineData("integration=i test production=p", "")] // each place has its own, none has what was built
    [InlineData("production=p", "")]
    [InlineData("integration=a test production=b production=a", "")] // put right
    [InlineData("integration=i test integration=j", "integration runs this package under another configuration than the one it was proven under there")]
    [InlineData("integration=i test integration=j test", "")] // proven again under what runs
    [InlineData("integration=i integration=j test", "")] // changed before anything was proven
    [InlineData("INTEGRATION=i test integration=j", "runs this package under another configuration")] // one place, however it is written
    [InlineData("integration=a test integration=j", "integration was given a configuration other than the one built")] // said once
    public async Task A_configuration_alarms_only_where_one_was_promised_or_proven(string told, string expected)
    {
        List<PathEvent> events = [_cart.Built() with { Details = Configured("a") }];
        foreach (var (step, index) in told.Split(' ').Select((s, i) => (s.Split('='), i)))
            events.Add(step is [var place, var configuration] ? _cart.Deployed(place, 5 * (index + 1)) with { Details = Configured(configuration) } : _cart.Check(Stage.Integration, "integration", 5 * (index + 1)));

        var alarms = Alarms(await RenderAsync(events));

        if (expected.Length == 0)
            Assert.DoesNotContain("onfiguration", alarms, StringComparison.Ordinal);
        else
            Assert.Contains(expected, alarms, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Configured(string digest) => new() { ["configDigest"] = digest };

    [Fact]
    public async Task The_passport_names_papers_rebuilds_and_what_was_proven_again()
    {
        var page = await RenderAsync(
            _cart.Built(), _cart.Check(Stage.Build, "sbom", 1), _cart.Check(Stage.Build, "rebuild", 2), _cart.Check(Stage.Build, "sca", 3) with { OccurredAt = Start.AddDays(-3) },
            _cart.Check(Stage.Build, "sca", 4));

        var papers = page.Find(".papers").TextContent;
        Assert.Contains("List of parts (SBOM): passed", papers, StringComparison.Ordinal);
        Assert.Contains("Provenance: missing", papers, StringComparison.Ordinal);
        Assert.Contains("Rebuilt from nothing: the same package", papers, StringComparison.Ordinal);
        Assert.Contains("Proven again later or elsewhere: 1 time", papers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_another_release_has_come_to_run_in_is_not_ticked()
    {
        var next = new Candidate("cart", "1.1", Start.AddHours(-1), "sha256:11");
        var page = await RenderAsync(
            _cart.Built(), _cart.Deployed("integration", 5), _cart.Deployed("production", 10), next.Built(), next.Deployed("production", 10));

        var places = page.Find("#where").Closest(".head")!.NextElementSibling!.QuerySelectorAll("li").ToDictionary(li => li.QuerySelector(".ink")!.TextContent);
        Assert.Contains("runs there since", places["integration"].TextContent, StringComparison.Ordinal);
        Assert.Contains("now 1.1 runs there", places["production"].TextContent, StringComparison.Ordinal);
        Assert.NotEqual(places["integration"].QuerySelector("svg")!.OuterHtml, places["production"].QuerySelector("svg")!.OuterHtml);
    }
}
