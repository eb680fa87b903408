namespace Dashboard.EndToEnd;

/// The product from the keyboard, and what a reader keeps in the menu.
[Collection(LookersOn.Name)]
public class KeysTests(FilledApp filled, Browser browser)
{
    [Fact]
    public async Task Rows_pages_favourites_and_help_are_reached_from_the_keyboard()
    {
        await using var page = await browser.OpenAsync(filled.App);
        await page.GoLiveAsync("/releases");
        // A page that has come alive begins at its headline.
        await page.Page.WaitForFunctionAsync("() => document.activeElement.tagName === 'H1'");
        var keys = page.Page.Keyboard;

        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        var first = await page.Main.Locator("tbody tr a").First.GetAttributeAsync("href");
        Assert.Equal(first, await page.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));

        await keys.PressAsync("Enter");
        await page.Page.WaitForURLAsync($"**{first}");
        await page.Main.Locator("[data-favourite]").First.WaitForAsync();
        await keys.PressAsync("f");
        var title = await page.Main.Locator("[data-favourite]").First.GetAttributeAsync("data-title");
        var kept = page.Page.Locator("[data-favourites] a");
        Assert.Equal(title, await kept.TextContentAsync());

        await keys.PressAsync("g");
        await keys.PressAsync("2");
        await page.Page.WaitForURLAsync("**/roles/ciso");
        await keys.PressAsync("?");
        Assert.True(await page.Page.Locator("dialog#keys").IsVisibleAsync());
        Assert.Empty(await FaultsInBothThemesAsync(page));
        await keys.PressAsync("Escape");
        Assert.False(await page.Page.Locator("dialog#keys").IsVisibleAsync());

        // It is there after a reload, and gone once it is taken back.
        await page.GoLiveAsync(first!);
        Assert.Equal(title, await kept.TextContentAsync());
        await page.Main.Locator("[data-favourite]").First.ClickAsync();
        Assert.Equal(0, await kept.CountAsync());
        Assert.Empty(page.Faults);
    }

    private static async Task<List<string>> FaultsInBothThemesAsync(OpenPage page)
    {
        List<string> faults = [];
        foreach (var theme in Look.Themes)
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            faults.AddRange(await page.AccessibilityFaultsAsync());
        }

        return faults;
    }

    [Fact]
    public async Task A_letter_typed_into_a_field_is_meant_for_the_field()
    {
        await using var page = await browser.OpenAsync(filled.App);
        await page.GoLiveAsync("/evidence");

        await page.Main.Locator("input[type=search], input[type=text]").First.PressSequentiallyAsync("gjk?");

        Assert.Equal("gjk?", await page.Main.Locator("input[type=search], input[type=text]").First.InputValueAsync());
        Assert.False(await page.Page.Locator("dialog#keys").IsVisibleAsync());
    }
}
