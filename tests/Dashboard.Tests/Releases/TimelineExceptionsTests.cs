using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Gates;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

/// <summary>Waivers and holds in the life of the releases they concern.</summary>
public sealed class TimelineExceptionsTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-5), "sha256:10");

    public TimelineExceptionsTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<TimelineQueries>();
        Services.AddSingleton<WaiversQueries>();
        Services.AddSingleton<InterventionCommands>();
        Services.AddSingleton(_ => new InterventionRecorder(Told.Book.Recorder, Time));
    }

    private InterventionCommands Commands => Services.GetRequiredService<InterventionCommands>();

    [Fact]
    public async Task Asked_approved_and_run_out_stand_with_who_and_why_and_appear_without_a_reload()
    {
        var id = (await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback, but: "build/sca")]))[0].ReleaseId!;
        var page = Open(id, "?kind=exception");
        Assert.Empty(Rows(page));

        var waiver = await AskAsync("1.0");
        page.WaitForAssertion(() => Assert.Equal(["Waiver asked for: dependency scan (SCA)"], Rows(page)));
        Assert.Contains($"waiver {waiver}, for 3 days, “supplier patches on Monday”; by Ada (unverified)", page.Find("tr.one").TextContent, StringComparison.Ordinal);
        Assert.Equal("Asked for", page.Find("tr.one .plain").TextContent.Trim());
        Assert.Single(page.FindAll("tr.one a[href^='/evidence/']"));
        Assert.Equal("Waivers and holds 1", page.Find(".kinds a[aria-current]").TextContent.Trim());

        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Commands.AnswerAsync(waiver, StepKind.WaiverApproved, new StepForm { By = "Grace" }, Ct)).Done);
        page.WaitForAssertion(() => Assert.Equal("Waiver approved: dependency scan (SCA)", Rows(page).First()));
        Assert.Contains("until 5 March; by Grace (unverified)", page.Find("tr.one").TextContent, StringComparison.Ordinal);

        // Until its last moment it is in force; then it is told that it ran out, at that moment and by nobody.
        Time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Equal(2, Rows(Open(id, "?kind=exception")).Count());
        Time.Advance(TimeSpan.FromSeconds(1));
        var after = Open(id, "?kind=exception");
        Assert.Equal("Waiver ran out: dependency scan (SCA)", Rows(after).First());
        Assert.Contains("by the passing of time", after.Find("tr.one").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("unverified", after.Find("tr.one").TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-03-05T09:31:00.0000000Z", after.Find("tr.one time").GetAttribute("datetime"));
    }

    [Fact]
    public async Task A_hold_and_a_refused_and_a_withdrawn_waiver_are_told_once_each_and_not_as_something_other()
    {
        var id = (await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback)]))[0].ReleaseId!;
        var (refused, withdrawn) = (await AskAsync("1.0"), await AskAsync("1.0"));
        Time.Advance(TimeSpan.FromMinutes(1));
        await Commands.AnswerAsync(refused, StepKind.WaiverRefused, new StepForm { By = "Grace", Reason = "not for payments" }, Ct);
        Time.Advance(TimeSpan.FromMinutes(1));
        await Commands.AnswerAsync(withdrawn, StepKind.WaiverWithdrawn, new StepForm { By = "Ada", Reason = "scanned after all" }, Ct);
        Time.Advance(TimeSpan.FromMinutes(1));
        var hold = (await Commands.HoldAsync(new HoldForm { Service = "cart", Release = "1.0", Reason = Script, By = "Lea" }, Ct)).Id!;
        Time.Advance(TimeSpan.FromMinutes(1));
        await Commands.LiftAsync(hold, new StepForm { By = "Max", Reason = "the auditor agrees" }, Ct);

        var page = Open(id, "");

        Assert.Equal(
            ["Hold lifted", "Held: every gate closed", "Waiver withdrawn: dependency scan (SCA)", "Waiver refused: dependency scan (SCA)"],
            Rows(page).Where(r => r.StartsWith("Hold", StringComparison.Ordinal) || r.StartsWith("Held", StringComparison.Ordinal) || r.Contains("withdrawn", StringComparison.Ordinal) || r.Contains("refused", StringComparison.Ordinal)));
        Assert.Contains(page.FindAll(".kinds a"), a => a.TextContent.Trim() == "Waivers and holds 6");
        Assert.DoesNotContain(page.FindAll(".kinds a"), a => a.TextContent.Contains("Other", StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script, img"));
    }

    [Fact]
    public async Task One_of_the_whole_service_is_told_for_the_releases_of_its_time_and_one_of_another_release_is_not()
    {
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyToShip), _cart.Deployed("production", 60, actor: "Grace")]);
        var before = await IdAsync("1.0");
        var next = new Candidate("cart", "2.0", Start.AddMinutes(-5), "sha256:20");
        await Told.TellAsync(next.Built());
        await AskAsync(null);
        await AskAsync("1.0");

        Assert.Contains("for every release of the service", Open(await IdAsync("2.0"), "?kind=exception").Find("tr.one").TextContent, StringComparison.Ordinal);
        Assert.Single(Rows(Open(await IdAsync("2.0"), "?kind=exception")));

        // It had shipped before the service's waiver was asked for: only its own is told.
        Assert.DoesNotContain("every release", Assert.Single(Open(before, "?kind=exception").FindAll("tr.one")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_and_the_file_tell_the_same()
    {
        await using var app = new ReadApp();
        await app.TellAsync([.. new Candidate("cart", "1.0", ReadApp.Now.AddHours(-3), "sha256:10").EverythingFor(Gate.ReadyForFastFeedback, but: "build/sca")]);
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {ReadApp.Token}");
        using var asked = await client.PostAsJsonAsync(
            new Uri("/v1/waivers", UriKind.Relative), new { service = "cart", release = "1.0", items = new[] { "build/sca" }, days = 3, reason = "supplier patches on Monday", by = "Ada" }, Ct);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        var list = await client.GetFromJsonAsync<JsonElement>(new Uri("/v1/releases", UriKind.Relative), Ct);
        var id = list.GetProperty("rows")[0].GetProperty("publicId").GetString();

        var view = await client.GetFromJsonAsync<JsonElement>(new Uri($"/v1/releases/{id}/timeline?kind=exception", UriKind.Relative), Ct);
        var row = Assert.Single(view.GetProperty("rows").EnumerateArray());
        Assert.Equal(("exception", "Asked for", "Ada", true), (row.GetProperty("kind").GetString(), row.GetProperty("cameOut").GetString(), row.GetProperty("by").GetString(), row.GetProperty("isUnverified").GetBoolean()));

        var csv = await client.GetStringAsync(new Uri($"/releases/{id}/timeline.csv?kind=exception", UriKind.Relative), Ct);
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("exception,Waiver asked for: dependency scan (SCA),Asked for,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",Ada,no,", lines[1], StringComparison.Ordinal);
    }

    private IRenderedComponent<TimelinePage> Open(string id, string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/releases/{id}/timeline{query}");
        var page = Render<TimelinePage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".kinds a")));
        return page;
    }

    private static IEnumerable<string> Rows(IRenderedComponent<TimelinePage> page) => page.FindAll("tr.one .strong").Select(row => row.TextContent);

    private async Task<string> IdAsync(string version) =>
        (await Services.GetRequiredService<ReleaseFigures>().MatchAsync("cart", version, Ct)).Single().Head.PublicId;

    private async Task<string> AskAsync(string? release)
    {
        var result = await Commands.RequestAsync(
            new WaiverForm { Service = "cart", Release = release, Items = ["build/sca"], Days = 3, Reason = "supplier patches on Monday", By = "Ada" }, Ct);
        Assert.Empty(result.Faults);
        return result.Id!;
    }
}
