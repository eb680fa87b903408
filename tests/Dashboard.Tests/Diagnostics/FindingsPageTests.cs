using AngleSharp.Dom;
using Bunit;
using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Diagnostics;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics;

/// <summary>Beside what a team says stands what its pipeline shows.</summary>
public sealed class FindingsPageTests : BookPageTest
{
    private static readonly string[] Three = ["Ada", "Grace", "Edsger"];

    private readonly Candidate _release = new("cart", "1.0", Start.AddDays(-2), "sha256:1", new string('c', 40));

    public FindingsPageTests()
    {
        Services.AddSingleton<DiagnosticsQueries>();
        Services.AddSingleton<OwnAnswersStore>();
        Services.AddSingleton<ProtectedLocalStorage>();
        Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Services.AddSingleton(_ => new AnswerRecorder(Told.Book.Recorder, Time));
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/diagnostics/Check%2Fout");
    }

    [Fact]
    public async Task What_the_team_says_is_contradicted_by_what_is_sent_while_the_page_is_open()
    {
        await AllIsWellAsync();
        foreach (var who in Three)
            await SayAsync(who, 5);
        var page = Render<TeamPage>();
        page.WaitForAssertion(() => Assert.Equal("Both say about the same The team says 5 of 5; the pipeline shows 0 of 4 signs of trouble.", Gap(page)));
        Assert.Equal("Not seen", Chip(page, "L1"));

        // A digest that nobody built, put there with three steps by hand.
        await Told.TellAsync(Detailed(new Candidate("cart", null, Start.AddHours(-1), "sha256:unheard").Deployed("production"), ("manualSteps", "3")));

        page.WaitForAssertion(() => Assert.Equal(
            "The team says more than the pipeline shows The team says 5 of 5; the pipeline shows 3 of 4 signs of trouble.", Gap(page)));
        Assert.Equal("Seen", Chip(page, "L1"));
        Assert.Contains("1 of 3 deployments in the last 30 days needed a hand", Text(page, "L1"), StringComparison.Ordinal);
        Assert.Contains("One is enough; newest", Text(page, "L1"), StringComparison.Ordinal);
        Assert.Equal("Missing", Chip(page, "M1"));
        Assert.Contains("The pipeline shows what nobody ticked: “One sealed package", Section(page).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_example_leads_to_the_delivery_as_it_was_sent()
    {
        var touched = Detailed(_release.Deployed("production", 9), ("manualSteps", "1"), ("team", "Check/out"));
        await Told.TellAsync(_release.Built(), touched);

        var page = Render<TeamPage>();

        page.WaitForAssertion(() => Assert.Equal("Seen", Chip(page, "L1")));
        var link = page.Find("[data-detector=L1] a");
        Assert.Equal($"/evidence?key={touched.DeliveryKey}", link.GetAttribute("href"));
        Assert.Equal("cart 1.0, 28 Feb", link.TextContent);
    }

    [Fact]
    public async Task What_the_events_do_not_tell_says_what_to_send_and_is_neither_well_nor_nothing()
    {
        await Told.TellAsync(Detailed(new Candidate("cart", null, Start.AddDays(-2)).Event(EventTypes.AlertResolved), ("team", "Check/out")));

        var page = Render<TeamPage>();

        page.WaitForAssertion(() => Assert.Equal(Detectors.All.Count, page.FindAll("[data-detector]").Count));
        Assert.Equal("Cannot tell yet", Chip(page, "L1"));
        Assert.Contains("To know, send service.deployed with manualSteps, or with configDigest as build.finished names it.", Text(page, "L1"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("[data-detector] .plain"), c => c.TextContent is "Not seen" or "In place");
        Assert.Equal("Cannot be compared yet Nobody has answered yet; the pipeline cannot tell any of 4 signs yet.", Gap(page));
        Assert.Equal(["not known", "not known", "0 of 4"], page.FindAll("[data-stage=build] td.num").Select(c => c.TextContent));
    }

    [Fact]
    public async Task What_three_of_four_deployments_can_tell_is_not_shown_as_well()
    {
        await AllIsWellAsync(); // two that tell
        await Told.TellAsync(Detailed(_release.Deployed("extended", 6), ("manualSteps", "0")), _release.Deployed("production-eu", 10));

        var page = Render<TeamPage>();

        // 3 ÷ 4 is 75%, under 80%.
        page.WaitForAssertion(() => Assert.Equal("Not seen in the 75% that can tell", Chip(page, "L1")));
        Assert.NotEqual(page.Find("[data-detector=L2] .plain").ClassName, page.Find("[data-detector=L1] .plain").ClassName);
        Assert.Contains(page.FindAll(".others"), o => o.TextContent.EndsWith("that cannot be told yet.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_two_answers_the_pipeline_speaks_and_the_team_does_not()
    {
        await AllIsWellAsync();
        await SayAsync("Ada", 5);
        await SayAsync("Grace", 5);

        var page = Render<TeamPage>();

        page.WaitForAssertion(() => Assert.Equal(
            "Cannot be compared yet Too few have answered to say what the team says; the pipeline shows 0 of 4 signs of trouble.", Gap(page)));
        Assert.Contains("Said not known, shown 100%, on 4 of 4 signs.", Squeeze(Section(page).TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_what_was_found_and_says_so()
    {
        await AllIsWellAsync();
        var page = Render<TeamPage>();
        page.WaitForAssertion(() => Assert.Equal("Not seen", Chip(page, "L2")));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Services);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("None of 2 deployments in the last 30 days needed a hand", Text(page, "L1"), StringComparison.Ordinal);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Stage_by_stage_what_is_said_stands_beside_what_is_shown()
    {
        await AllIsWellAsync();
        foreach (var who in Three)
            await SayAsync(who, 3);

        var page = Render<TeamPage>();

        // Score 3 is a half, nothing ticked is all: (0.5 + 1) ÷ 2. All four signs of the build can be told and none is in trouble.
        page.WaitForAssertion(() => Assert.Equal(["75%", "100%", "4 of 4"], page.FindAll("[data-stage=build] td.num").Select(c => c.TextContent)));
        Assert.Equal("The pipeline shows more than the team says", page.Find("[data-stage=build] .plain").TextContent);
        Assert.Equal(7, page.FindAll("[data-stage]").Count);
    }

    // One package that a build named, through integration to production, without a hand: nothing in trouble.
    private async Task AllIsWellAsync() => await Told.TellAsync(
        Detailed(_release.Built(), ("team", "Check/out")), Detailed(_release.Deployed("integration", 5), ("manualSteps", "0")), Detailed(_release.Deployed("production", 9), ("manualSteps", "0")));

    private Task SayAsync(string who, int score) => Services.GetRequiredService<AnswerRecorder>().RecordAsync(
        new Answer { Team = "Check/out", Respondent = who, Question = "build", QuestionnaireVersion = 1, Score = score, AnsweredAt = Start }, Ct);

    private static IElement Section(IRenderedComponent<TeamPage> page) => page.Find("section[aria-labelledby=q-build]");

    private static string Gap(IRenderedComponent<TeamPage> page) => Squeeze(page.Find("section[aria-labelledby=q-build] .gap").TextContent);

    private static string Chip(IRenderedComponent<TeamPage> page, string detector) => page.Find($"[data-detector={detector}] .plain").TextContent;

    private static string Text(IRenderedComponent<TeamPage> page, string detector) => Squeeze(page.Find($"[data-detector={detector}]").TextContent);

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static PathEvent Detailed(PathEvent e, params (string Key, string Value)[] details) => e with { Details = details.ToDictionary(d => d.Key, d => d.Value) };
}
