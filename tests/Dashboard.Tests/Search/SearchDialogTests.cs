using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Search;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Search;

public sealed class SearchDialogTests : BookPageTest
{
    private const string Digest = "sha256:3fa4c0ffee3fa4c0ffee3fa4c0ffee3fa4c0ffee3fa4c0ffee3fa4c0ffee0001";
    private const string Commit = "beef15900dbeef15900dbeef15900dbeef15900d";

    public SearchDialogTests()
    {
        Services.AddScoped<ReleaseFigures>();
        Services.AddScoped<SearchQueries>();
    }

    [Fact]
    public void Before_anything_is_typed_it_teaches_what_it_knows()
    {
        var dialog = Render<SearchDialog>();

        Assert.Contains("Search knows services with their releases and incidents, versions, digests, commits, pages and gates", dialog.Find(".none").TextContent, StringComparison.Ordinal);
        Assert.Equal("false", dialog.Find("[role=combobox]").GetAttribute("aria-expanded"));
    }

    [Theory]
    [InlineData("cart", "cart")]
    [InlineData("ART", "cart")]
    [InlineData("7.4", "cart 7.42.0")]
    [InlineData("v7.42.0", "cart 7.42.0")]
    [InlineData("sha256:3fa4", "cart 7.42.0")]
    [InlineData("3FA4c0", "cart 7.42.0")]
    [InlineData("beef159", "cart 7.42.0")]
    [InlineData("Cart 7", "cart 7.42.0")]
    [InlineData("cart beef", "cart 7.42.0")]
    [InlineData("INC-12", "INC-1207")]
    [InlineData("inc-1207", "INC-1207")]
    [InlineData("canary", "Ready for canary")]
    [InlineData("cart", "cart 7.42.0")]
    [InlineData("car", "cart 7.42.0")]
    [InlineData("cart", "INC-1207")]
    [InlineData("ciso", "CISO")]
    [InlineData("Gates", "Gates")]
    [InlineData("evidence", "Evidence")]
    [InlineData("holds", "Waivers and holds")]
    [InlineData("promises", "CEO")]
    public async Task It_finds_a_thing_by_how_its_name_begins(string typed, string found)
    {
        await TellAsync();
        var dialog = Render<SearchDialog>();

        await TypeAsync(dialog, typed);

        Assert.Contains(found, dialog.FindAll("[role=option] .strong").Select(o => o.TextContent));
        Assert.Matches("^[0-9]+ found$", dialog.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task It_shows_five_of_a_kind_and_no_more()
    {
        await Told.TellAsync(Enumerable.Range(1, 8).Select(n => new Candidate($"cart-{n}", $"9.{n}", Start, $"sha256:{n}").Built()));
        var dialog = Render<SearchDialog>();

        await TypeAsync(dialog, "cart-");
        Assert.All(["Services", "Releases"], kind => Assert.Equal(5, dialog.FindAll($"[aria-label={kind}] [role=option]").Count));
        await TypeAsync(dialog, "cart-3");
        Assert.Equal("cart-3 9.3", Assert.Single(dialog.FindAll("[aria-label=Releases] [role=option] .strong")).TextContent);
        await TypeAsync(dialog, "9.");
        Assert.Equal(5, dialog.FindAll("[role=option]").Count);
    }

    [Fact]
    public async Task Arrows_choose_around_the_end_and_Enter_opens()
    {
        await TellAsync();
        var dialog = Render<SearchDialog>();
        await TypeAsync(dialog, "c");
        var options = dialog.FindAll("[role=option]").Select(o => o.Id).ToList();
        Assert.True(options.Count > 1);
        Assert.Equal(options[0], Chosen(dialog));

        await dialog.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" });
        Assert.Equal(options[^1], Chosen(dialog));
        await dialog.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        Assert.Equal(options[0], Chosen(dialog));
        await dialog.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.EndsWith("/services/cart", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        JSInterop.VerifyInvoke("finder.close");
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_what_was_typed_as_text()
    {
        var dialog = Render<SearchDialog>();

        await TypeAsync(dialog, Script);

        Assert.Contains($"Nothing is called “{Script}”.", dialog.Find(".none").TextContent, StringComparison.Ordinal);
        Assert.Equal("Nothing found", dialog.Find("[role=status]").TextContent);
        Assert.Empty(dialog.FindAll("script, img"));
        await dialog.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.DoesNotContain("/services", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_sender_writes_is_shown_as_text()
    {
        var hostile = new Candidate(Script, Script, Start.AddHours(-1), "sha256:1");
        await Told.TellAsync(hostile.Built(), hostile.Event(EventTypes.IncidentDetected, 3, Script) with { Summary = Script });
        var dialog = Render<SearchDialog>();

        await TypeAsync(dialog, "<script>");

        Assert.Contains(Script, dialog.Find("[role=listbox]").TextContent, StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll("script, img"));
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_and_typing_on_finds_again()
    {
        await TellAsync();
        var dialog = Render<SearchDialog>();
        await Told.TakeAwayAsync();
        await TypeAsync(dialog, "7.4");
        Assert.Contains("It could not be searched.", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        await Told.GiveBackAsync();
        await TypeAsync(dialog, "7.42");

        Assert.Empty(dialog.FindAll("[role=alert]"));
        Assert.NotEmpty(dialog.FindAll("[role=option]"));
    }

    private static string? Chosen(IRenderedComponent<SearchDialog> dialog)
    {
        var chosen = Assert.Single(dialog.FindAll("[aria-selected=true]")).Id;
        Assert.Equal(chosen, dialog.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
        return chosen;
    }

    private static Task TypeAsync(IRenderedComponent<SearchDialog> dialog, string text) =>
        dialog.Find("[role=combobox]").InputAsync(new ChangeEventArgs { Value = text });

    private async Task TellAsync()
    {
        var cart = new Candidate("cart", "7.42.0", Start.AddHours(-2), Digest, Commit);
        await Told.TellAsync(cart.Built(), cart.Event(EventTypes.IncidentDetected, 3, "INC-1207") with { Summary = "slow answers" }, new Candidate("catalogue", "1.0", Start.AddHours(-3), "sha256:2").Built());
    }
}
