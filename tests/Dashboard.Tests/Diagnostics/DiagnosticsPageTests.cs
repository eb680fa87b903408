using Bunit;
using Dashboard.Core.Diagnostics;
using Dashboard.Diagnostics;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics;

public sealed class DiagnosticsPageTests : BookPageTest
{
    public DiagnosticsPageTests()
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
    public async Task Each_change_is_kept_at_once_and_told_without_a_reload()
    {
        var page = await BeginAsync("Ada");
        Assert.Contains("Nobody has answered for Check/out yet.", page.Find("h1").TextContent, StringComparison.Ordinal);

        await page.FindAll("section[aria-labelledby=q-build] input[type=radio]")[3].ChangeAsync("on");

        page.WaitForAssertion(() => Assert.Contains("1 person has answered for Check/out", page.Find("h1").TextContent, StringComparison.Ordinal));
        await page.FindAll("section[aria-labelledby=q-build] input[type=checkbox]")[0].ChangeAsync(true);
        await page.Find("section[aria-labelledby=q-build] textarea").ChangeAsync("We sign it");
        await using var db = Told.Book.Contexts.CreateDbContext();
        var newest = await db.Answers.OrderByDescending(a => a.AnsweredAt).FirstAsync(Ct);
        Assert.Equal(("Check/out", "build", 4, "identical-build", "We sign it"), (newest.Team, newest.Question, newest.Score, newest.Seen, newest.Note));
        Assert.Contains("Kept", page.Find("section[aria-labelledby=q-build] [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_answers_show_their_number_and_three_the_spread()
    {
        await SayAsync("Ada", 1);
        await SayAsync("Grace", 5, note: Script);
        var page = Render<TeamPage>();
        page.WaitForAssertion(() => Assert.Contains("2 answers so far", Squeeze(page.Find("section[aria-labelledby=q-build] .beside").TextContent), StringComparison.Ordinal));
        Assert.DoesNotContain("alert", page.Markup, StringComparison.Ordinal);

        await SayAsync("Edsger", 4);

        page.WaitForAssertion(() => Assert.Contains("far apart: start here", page.Find("section[aria-labelledby=q-build] .beside").TextContent, StringComparison.Ordinal));
        Assert.Contains("Worth talking about.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("far apart", page.Find("nav a[href='/diagnostics/Check%2Fout#q-build'] .plain").TextContent);
        Assert.Equal(Script, page.Find(".note").TextContent);
        Assert.Empty(page.FindAll("script, img"));
        Assert.DoesNotContain("Ada", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 3, 4, "One view. Check/out answers 1 question alike.")]
    [InlineData(2, 3, 4, "Some distance. On 1 of 1 question people in Check/out are two steps apart.")]
    [InlineData(2, 3, null, "We cannot say. Too few people in Check/out gave a score.")]
    public async Task The_first_sentence_says_no_more_than_the_answers_do(int first, int second, int? third, string says)
    {
        await SayAsync("Ada", first);
        await SayAsync("Grace", second);
        await SayAsync("Edsger", third);

        var page = Render<TeamPage>();

        page.WaitForAssertion(() => Assert.Equal(says, Squeeze(page.Find("h1").TextContent)));
    }

    [Fact]
    public async Task Nobody_can_answer_without_a_name()
    {
        var page = Render<TeamPage>();

        Assert.Empty(page.FindAll("input[type=radio]"));
        await page.Find("form").SubmitAsync();
        Assert.Empty(page.FindAll("input[type=radio]"));
    }

    [Fact]
    public async Task A_failed_read_keeps_the_answers_and_says_so()
    {
        await SayAsync("Ada", 1);
        var page = Render<TeamPage>();
        page.WaitForAssertion(() => Assert.Contains("1 person has answered", page.Find("h1").TextContent, StringComparison.Ordinal));

        await Told.RunAsync("ALTER TABLE Answers RENAME TO Away");
        Changes.Publish(Topic.Diagnostics);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 person has answered", page.Find("h1").TextContent, StringComparison.Ordinal);
        await Told.RunAsync("ALTER TABLE Away RENAME TO Answers");
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<TeamPage>();
        Render<DiagnosticsPage>();
        Assert.Equal(2, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task A_team_that_answers_appears_in_the_list_without_a_reload_and_another_can_be_named()
    {
        var page = Render<DiagnosticsPage>();
        Assert.Contains("No team is known yet", page.Markup, StringComparison.Ordinal);

        await SayAsync("Ada", 3, team: Script);

        page.WaitForAssertion(() => Assert.Equal(Script, page.Find("tbody a.strong").TextContent));
        Assert.Empty(page.FindAll("script, img"));
        await page.Find("form input").InputAsync("Search & co");
        await page.Find("form").SubmitAsync();
        Assert.EndsWith("/diagnostics/Search%20%26%20co", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<TeamPage>> BeginAsync(string name)
    {
        var page = Render<TeamPage>();
        await page.Find("form input").InputAsync(name);
        await page.Find("form").SubmitAsync();
        return page;
    }

    private Task SayAsync(string who, int? score, string? note = null, string team = "Check/out") => Services.GetRequiredService<AnswerRecorder>().RecordAsync(
        new Answer { Team = team, Respondent = who, Question = "build", QuestionnaireVersion = 1, Score = score, Note = note, AnsweredAt = Start }, Ct);

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
