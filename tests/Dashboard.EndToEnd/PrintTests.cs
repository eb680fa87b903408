using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd;

/// What a leader takes to a meeting on paper.
[Collection(LookersOn.Name)]
public partial class PrintTests(FilledApp filled, Browser browser)
{
    private static readonly string[] OnScreenOnly = [".bar", ".nav", ".banners button", ".main button", ".filters", ".csv", ".skip"];

    [Theory]
    [InlineData("/")]
    [InlineData("/wall")]
    [InlineData("/roles/ceo")]
    [InlineData("/roles/ciso")]
    [InlineData("/roles/coo")]
    [InlineData("/roles/cto")]
    [InlineData("/roles/legal")]
    [InlineData("/roles/cto/feedback")]
    [InlineData("/releases")]
    [InlineData("/gates")]
    [InlineData("/canaries")]
    [InlineData("/services")]
    [InlineData("/evidence")]
    [InlineData("/gates/waivers/new")]
    [InlineData("/releases?state=in-flight", "/releases/")]
    [InlineData("/releases?state=shipped", "/releases/")]
    [InlineData("/diagnostics", "/diagnostics/")]
    [InlineData("/services", "/services/")]
    public async Task A_page_fits_on_one_or_two_sheets(string path, string? first = null)
    {
        await using var page = await browser.OpenAsync(filled.App);
        await page.GoLiveAsync(path);
        if (first is not null)
            await page.GoLiveAsync(await page.FirstLinkAsync(first));
        await page.Page.WaitForSelectorAsync(".head, .wroles, .card.ask");

        var pdf = await page.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });

        Assert.InRange(Sheet().Count(Encoding.Latin1.GetString(pdf)), 1, 2);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/roles/ceo")]
    [InlineData("/releases")]
    [InlineData("/gates")]
    [InlineData("/evidence")]
    public async Task Paper_is_light_has_no_controls_and_says_when_and_under_which_agreement(string path)
    {
        await using var page = await browser.OpenAsync(filled.App);
        await page.GoLiveAsync($"{path}?theme=dark");
        await page.Main.Locator("footer.pagefoot, .head").First.WaitForAsync();
        Assert.False(await page.Page.Locator(".printed").IsVisibleAsync());

        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var part in OnScreenOnly)
            Assert.Equal(0, await page.Page.Locator(part).Filter(new() { Visible = true }).CountAsync());
        Assert.Contains("signed by nobody", await page.Page.Locator(".printed").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Matches(@"\d{4}-\d\d-\d\d \d\d:\d\d UTC", await page.Page.Locator(".printed").InnerTextAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sheet();
}
