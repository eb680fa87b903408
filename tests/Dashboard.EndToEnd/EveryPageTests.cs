namespace Dashboard.EndToEnd;

/// What is true of every page, whatever it shows.
[Collection(LookersOn.Name)]
public class EveryPageTests(FilledApp filled, Browser browser)
{
    private static readonly TimeSpan LiveWithin = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string?, string, string> Pages()
    {
        var rows = new TheoryData<string, string?, string, string>();
        foreach (var address in PageList.There)
        {
            rows.Add(address.Path, address.List, address.Then, Look.Desktop.Name);
            rows.Add(address.Path, address.List, address.Then, Look.Phone.Name);
        }

        return rows;
    }

    [Fact]
    public void Every_route_is_looked_at() =>
        Assert.Empty(PageList.Routes.Except(PageList.All.Select(address => address.Route)).Except(PageList.Detours));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_is_quickly_live_quiet_at_home_and_open_to_everybody(string path, string? list, string then, string screen)
    {
        var address = PageAddress.Of(path, list, then);
        var look = screen == Look.Phone.Name ? Look.Phone : Look.Desktop;
        await using var page = await browser.OpenAsync(filled.App, look);
        var found = await address.FindAsync(page);
        var heard = filled.App.Output.Length;
        List<string> faults = [];

        if (!address.IsLive)
            await page.GoAsync(found);
        else if (await Fastest.OfAsync(LiveWithin, () => page.GoLiveAsync(found)) is var after && after > LiveWithin)
            faults.Add($"live only after {after.TotalSeconds:0.0} s");
        await page.Main.Locator("h1").First.WaitForAsync();

        faults.AddRange(await LookedAtAsync(page));
        if (look == Look.Desktop && address.IsLive)
        {
            await page.Page.SetViewportSizeAsync(Look.Tablet.Width, Look.Tablet.Height);
            faults.AddRange(from fault in await LookedAtAsync(page) select $"{Look.Tablet.Name}, {fault}");
        }

        faults.AddRange(page.Faults.Where(fault => !(address.IsMissing && IsAboutItself(fault, found))));
        faults.AddRange(filled.App.FailuresAfter(heard));
        Assert.True(faults.Count == 0, $"{found}, {screen}:\n{string.Join('\n', faults.Distinct())}");
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        await using var page = await browser.OpenAsync(filled.App);
        var foundOn = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in PageList.There)
        {
            var path = await address.FindAsync(page);
            _ = address.IsLive ? (object)await page.GoLiveAsync(path) : await page.GoAsync(path);
            await page.Main.Locator("h1").First.WaitForAsync();
            foreach (var link in await page.OwnLinksAsync())
                foundOn.TryAdd(link, path);
        }

        // The link that skips to the content of a page that is not there leads to that page.
        foreach (var missing in PageList.There.Where(address => address.IsMissing))
            foundOn.Remove(missing.Path);
        Assert.Contains(foundOn, link => link.Value.StartsWith("/roles/", StringComparison.Ordinal) && link.Key.StartsWith("/evidence?", StringComparison.Ordinal));
        Assert.Empty(await DeadAsync(foundOn));
    }

    private static async Task<List<string>> LookedAtAsync(OpenPage page)
    {
        List<string> faults = [];
        foreach (var theme in Look.Themes)
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            faults.AddRange(from fault in await page.AccessibilityFaultsAsync() select $"{theme}: {fault}");
        }

        if (await page.OverflowAsync() is > 0 and var pixels)
            faults.Add($"{pixels} pixels wider than the screen");
        return faults;
    }

    private async Task<List<string>> DeadAsync(Dictionary<string, string> foundOn)
    {
        using var http = new HttpClient { BaseAddress = filled.App.Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        List<string> dead = [];
        foreach (var (link, on) in foundOn)
        {
            using var answer = await http.GetAsync(link, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode != System.Net.HttpStatusCode.OK)
                dead.Add($"{link} on {on}: {(int)answer.StatusCode}");
        }

        return dead;
    }

    // The browser reports a document that is answered 404, which is the right answer for an address without a page.
    private static bool IsAboutItself(string fault, string path) =>
        fault == "console: Failed to load resource: the server responded with a status of 404 (Not Found)"
        || (fault.StartsWith("answered 404: ", StringComparison.Ordinal) && fault.EndsWith(path, StringComparison.Ordinal));
}
