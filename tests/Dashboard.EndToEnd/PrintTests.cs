using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd;

/// What a leader takes to a meeting on paper.
[Collection(LookersOn.Name)]
public partial class PrintTests(FilledApp filled, Browser browser)
{
    private static readonly string[] OnScreenOnly = [".bar", ".nav", ".banners button", ".main button", ".filters", ".csv", ".skip"];

    /// Every page that can be asked for, and a release that has shipped.
    public static TheoryData<string, string?, string> Pages()
    {
        var rows = new TheoryData<string, string?, string> { { "/releases/", "/releases?state=shipped", "" } };
        foreach (var address in PageList.There.Where(address => address is { IsLive: true, IsMissing: false }))
            rows.Add(address.Path, address.List, address.Then);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_on_one_or_two_sheets(string path, string? list, string then)
    {
        await using var page = await browser.OpenAsync(filled.App);
        var found = await new PageAddress(path, list) { Then = then }.FindAsync(page);
        await page.GoLiveAsync(found);
        await page.Main.Locator("h1").First.WaitForAsync();

        var pdf = await page.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });

        var sheets = Sheet().Count(Encoding.Latin1.GetString(pdf));
        Assert.True(sheets is 1 or 2, $"{found}: {sheets} sheets");
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
