using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Gates;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Gates;

public sealed class WaiversPageTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-5), "sha256:10");

    public WaiversPageTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<WaiversQueries>();
        Services.AddSingleton<BypassesQueries>();
        Services.AddSingleton<InterventionCommands>();
        Services.AddSingleton(_ => new InterventionRecorder(Told.Book.Recorder, Time));
    }

    private InterventionCommands Commands => Services.GetRequiredService<InterventionCommands>();

    [Fact]
    public async Task A_request_appears_without_a_reload_and_is_approved_by_somebody_else()
    {
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback, but: "build/sca")]);
        var page = Render<WaiversPage>();
        page.WaitForAssertion(() => Assert.Equal("Nothing is waived. Every gate rests on proof alone.", page.Find("h1").TextContent));

        var asked = await AskAsync();

        page.WaitForAssertion(() => Assert.Contains("Ada asked just now to waive dependency scan (SCA) of cart 1.0.", page.Find("h1").TextContent, StringComparison.Ordinal));
        await page.Find("[data-waiver] input").InputAsync("ada");
        await page.Find("[data-waiver] form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Four eyes", page.Find("[data-waiver] .fault").TextContent, StringComparison.Ordinal));
        Assert.Equal("ada", page.Find("[data-waiver] input").GetAttribute("value"));

        await page.Find("[data-waiver] input").InputAsync("Grace");
        Time.Advance(TimeSpan.FromSeconds(1));
        await page.Find("[data-waiver] form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("One in force.", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Contains("Grace (unverified)", page.Find($"#{asked}").TextContent, StringComparison.Ordinal);
        Assert.Equal("In force", page.Find($"#{asked} .chip").TextContent);
    }

    [Fact]
    public async Task One_that_ran_out_unproven_stands_above_everything()
    {
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback, but: "build/sca")]);
        var asked = await AskAsync();
        Assert.True((await Commands.AnswerAsync(asked, StepKind.WaiverApproved, new StepForm { By = "Grace" }, Ct)).Done);
        var page = Render<WaiversPage>();
        page.WaitForAssertion(() => Assert.Contains("One in force.", page.Find("h1").TextContent, StringComparison.Ordinal));

        Time.Advance(TimeSpan.FromDays(4));
        await Told.Book.Recorder.RedecideDueAsync(Ct);
        Changes.Publish([Topic.Gates]);

        page.WaitForAssertion(() => Assert.Equal("One ran out. Dependency scan (SCA) of cart 1.0 is waived no longer and still not proven.", page.Find("h1").TextContent));
        Assert.Equal("Ran out, not proven", page.Find($"section[aria-labelledby=expired] #{asked} .chip").TextContent);

        var register = Render<BypassesPage>();
        register.WaitForAssertion(() => Assert.Single(register.FindAll("[data-bypass=ExpiredWaiver]")));
        Assert.Contains("Ada, approved by Grace (unverified): supplier patches on Monday", Squeeze(register.Find("[data-bypass]").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_names_every_field_that_is_wrong_and_keeps_what_was_typed()
    {
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback, but: "build/sca")]);
        var id = (await Services.GetRequiredService<WaiversQueries>().ReleasesAsync("cart", "1.0", Ct))[0].Head.PublicId;
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/gates/waivers/new?release={id}&item=build%2Fsca");
        var page = Render<NewWaiverPage>();
        page.WaitForAssertion(() => Assert.Equal("Ask for a waiver for cart 1.0", page.Find("h1").TextContent));
        Assert.True(page.Find("input[value='build/sca']").HasAttribute("checked"));

        await page.Find("textarea").InputAsync("supplier patches on Monday");
        await page.Find("input.days").InputAsync("91");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Give a whole number of days from 1 to 90.", page.Find("#f-days").TextContent));
        Assert.Equal("Give your name, 1 to 120 characters.", page.Find("#f-by").TextContent);
        Assert.Equal("supplier patches on Monday", page.Find("textarea").GetAttribute("value"));

        await page.Find("input.days").InputAsync("5");
        await page.Find("input[autocomplete=name]").InputAsync("Ada");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("/gates/waivers#", navigation.Uri, StringComparison.Ordinal));
        var waiver = Assert.Single((await Services.GetRequiredService<WaiversQueries>().ReadAsync(10, Ct)).Asked);
        Assert.Equal((5, "Ada", "build/sca", "1.0"), (waiver.Days, waiver.Asked.By, waiver.Items[0], waiver.About.Release));
    }

    [Fact]
    public async Task A_hold_placed_from_its_form_is_shown_until_it_is_lifted()
    {
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback)]);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/gates/holds/new");
        var form = Render<NewHoldPage>();
        form.WaitForAssertion(() => Assert.NotEmpty(form.FindAll("option[value=cart]")));
        await form.Find("select").ChangeAsync("cart");
        await form.Find("input").InputAsync("1.0");
        await form.Find("textarea").InputAsync(Script);
        await form.Find("input[autocomplete=name]").InputAsync("Lea");
        await form.Find("form").SubmitAsync();

        var page = Render<WaiversPage>();
        page.WaitForAssertion(() => Assert.Contains($"“{Script}”", page.Find("[data-hold] .said").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script, img"));
        Time.Advance(TimeSpan.FromMinutes(1));
        await page.Find("[data-hold] input").InputAsync("Lea");
        await page.Find("[data-hold] textarea").InputAsync("the auditor agrees");
        await page.Find("[data-hold] form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-hold]")));
    }

    [Fact]
    public async Task The_register_tells_who_went_around_which_gate()
    {
        await Told.TellAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback, but: "build/sca"), _cart.Deployed("production", 60, actor: "Max")]);

        var page = Render<BypassesPage>();

        page.WaitForAssertion(() => Assert.Equal("1 around the gates. The newest is cart 1.0, 4 hours ago.", page.Find("h1").TextContent));
        var row = Squeeze(page.Find("[data-bypass=AroundTheGates]").TextContent);
        Assert.Contains("Ready for canary was closed when the first customers got it", row, StringComparison.Ordinal);
        Assert.Contains("Max, no reason given", row, StringComparison.Ordinal);
        Assert.Contains("unassigned", row, StringComparison.Ordinal);
        Assert.Contains("The CISO's view counts bypasses and waivers that ran out.", Squeeze(page.Find(".lead").TextContent), StringComparison.Ordinal);
    }

    private async Task<string> AskAsync()
    {
        var result = await Commands.RequestAsync(
            new WaiverForm { Service = "cart", Release = "1.0", Items = ["build/sca"], Days = 3, Reason = "supplier patches on Monday", By = "Ada" }, Ct);
        Assert.Empty(result.Faults);
        return result.Id!;
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
