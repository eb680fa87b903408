namespace Dashboard.EndToEnd;

/// Whoever knows a name needs no mouse and no menu to get there.
[Collection(LookersOn.Name)]
public class SearchTests(FilledApp filled, Browser browser)
{
    [Fact]
    public async Task Keys_alone_lead_from_a_name_to_its_release()
    {
        await using var page = await browser.OpenAsync(filled.App);
        await page.GoLiveAsync("/gates");
        var keys = page.Page.Keyboard;

        await keys.PressAsync("Control+k");
        await keys.TypeAsync("all-at-once 3.0");
        await keys.PressAsync("Enter");

        await page.Page.WaitForURLAsync(url => url.Contains("/releases/", StringComparison.Ordinal));
        await page.Main.Locator("h1", new() { HasText = "3.0.0" }).Or(page.Main.Locator(".crumb", new() { HasText = "all-at-once" })).First.WaitForAsync();
        Assert.False(await page.Page.Locator("#finder").IsVisibleAsync());
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Open_dialog_is_open_to_everybody_and_gives_the_focus_back(string screen)
    {
        var look = screen == Look.Phone.Name ? Look.Phone : Look.Desktop;
        await using var page = await browser.OpenAsync(filled.App, look);
        await page.GoLiveAsync("/services");
        List<string> faults = [];

        await page.Page.Locator("[data-search]").ClickAsync();
        faults.AddRange(await page.AccessibilityFaultsAsync());
        await page.Page.Keyboard.TypeAsync("c");
        await page.Page.Locator("#found [role=option]").First.WaitForAsync();
        foreach (var theme in Look.Themes)
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            faults.AddRange(from fault in await page.AccessibilityFaultsAsync() select $"{theme}: {fault}");
        }

        Assert.True(await page.OverflowAsync() <= 0);
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.activeElement.matches('[data-search]')"));
        Assert.True(faults.Count + page.Faults.Count == 0, string.Join('\n', faults.Concat(page.Faults).Distinct()));
    }

    [Fact]
    public async Task A_slash_opens_it_and_stays_a_slash_in_a_field()
    {
        await using var page = await browser.OpenAsync(filled.App);
        await page.GoLiveAsync("/services");

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Locator("#finder input").WaitForAsync();
        await page.Page.Keyboard.PressAsync("/");

        Assert.Equal("/", await page.Page.Locator("#finder input").InputValueAsync());
    }
}
