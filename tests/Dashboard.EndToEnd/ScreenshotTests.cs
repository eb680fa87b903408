using Microsoft.Playwright;

namespace Dashboard.EndToEnd;

/// Every page of the sample organisation as a picture, in artifacts/screens: to be looked at beside what was intended.
public class ScreenshotTests(Browser browser)
{
    // A page without anything on it is smaller as a picture.
    private const int FewestBytes = 12_000;

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "screens");

    [Fact]
    public async Task Every_page_is_pictured_wide_and_narrow_in_light_and_dark()
    {
        Directory.CreateDirectory(Folder);
        using var app = await RunningApp.StartAsync();
        List<string> faults = [];
        foreach (var look in new[] { Look.Desktop, Look.Phone })
        {
            await using var page = await browser.OpenAsync(app, look);
            await EnterSampleAsync(page);
            foreach (var address in PageList.There.Where(address => address is { IsLive: true, IsMissing: false }))
                faults.AddRange(await PictureAsync(page, address, look));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task EnterSampleAsync(OpenPage page)
    {
        await page.GoLiveAsync("/");
        await page.Main.Locator("form[action*=sample] button").First.ClickAsync();
        await page.Main.Locator(".story").Nth(2).WaitForAsync(new() { Timeout = (float)Patience.Long.TotalMilliseconds });
        // Pictures of a history that is half told show what nobody will see.
        await page.Page.Locator(".banners").GetByText("still arriving").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = (float)Patience.Long.TotalMilliseconds });
    }

    private static async Task<List<string>> PictureAsync(OpenPage page, PageAddress address, Look look)
    {
        await page.GoLiveAsync(await address.FindAsync(page));
        await page.Main.Locator("h1").First.WaitForAsync();
        List<string> faults = [];
        List<byte[]> pictures = [];
        foreach (var theme in Look.Themes)
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            var picture = await page.Page.ScreenshotAsync(new() { FullPage = true, Animations = ScreenshotAnimations.Disabled });
            await File.WriteAllBytesAsync(Path.Combine(Folder, $"{NameOf(address)}-{look.Width}-{theme.ToString().ToLowerInvariant()}.png"), picture);
            pictures.Add(picture);
            if (picture.Length < FewestBytes)
                faults.Add($"{address.Path} {look.Name} {theme}: nothing to be seen, {picture.Length} bytes");
        }

        if (pictures[0].AsSpan().SequenceEqual(pictures[1]))
            faults.Add($"{address.Path} {look.Name}: dark is light");
        return faults;
    }

    private static string NameOf(PageAddress address) =>
        string.Join('-', $"{address.Path}{(address.List is null ? "" : "one")}{address.Then}".Split('/', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("overview"));
}
