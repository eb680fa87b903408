namespace Dashboard.EndToEnd;

/// A first event, sent as the README tells it, reaches whoever is looking.
public class LiveTests(Browser browser)
{
    private const string NoteFirstSight = """
        () => {
          window.stillTheSamePage = true;
          new MutationObserver(() => {
            if (document.querySelector('main').innerText.includes('checkout')) window.seenAt ??= Date.now();
          }).observe(document.body, { subtree: true, childList: true, characterData: true });
        }
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("/")]
    [InlineData("/wall")]
    [InlineData("/roles/ceo")]
    [InlineData("/roles/cto")]
    [InlineData("/releases")]
    [InlineData("/services")]
    public async Task First_curl_line_of_the_README_changes_an_open_page_within_a_second(string path)
    {
        var took = await Fastest.OfAsync(Limit, () => ShowFirstLineAsync(path));

        Assert.True(took < Limit, $"{path} changed {took.TotalSeconds:0.00} s after the answer");
    }

    [Fact]
    public async Task New_release_takes_the_top_of_the_list_by_itself()
    {
        using var app = await RunningApp.StartAsync();
        await app.SendAsync(("service", "refunds"), ("version", "7.0.0"));
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/releases");

        await app.SendAsync(("service", "checkout"), ("version", "1.4.2"));

        await page.Main.Locator("tbody tr").Nth(1).WaitForAsync();
        Assert.Contains("checkout 1.4.2", await page.Main.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    /// Does what the README tells a reader who has just cloned and started the app.
    internal static async Task SendFirstLineAsync(RunningApp app, string clone)
    {
        var line = Repository.FirstCurlLine.Replace("http://localhost:5080", app.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var sent = await Command.RunAsync("bash", ["-c", line], clone);
        Assert.True(sent.Code == 0, $"{line}\n{sent.Errors}");
        Assert.Contains("\"accepted\"", sent.Output, StringComparison.Ordinal);
    }

    private async Task<TimeSpan> ShowFirstLineAsync(string path)
    {
        // The line reads the token from where the app keeps it when it is started as the README says.
        using var clone = new TemporaryFolder();
        using var app = await RunningApp.StartAsync(Path.Combine(clone.Path, "src/Dashboard"));
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync(path);
        await page.Page.EvaluateAsync(NoteFirstSight);

        await SendFirstLineAsync(app, clone.Path);
        var answered = TimeProvider.System.GetUtcNow();

        var seen = await page.Page.WaitForFunctionAsync("() => window.seenAt");
        var took = TimeSpan.FromMilliseconds(await seen.JsonValueAsync<double>()) - (answered - DateTimeOffset.UnixEpoch);
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.stillTheSamePage"), "the page was loaded anew");
        Assert.Empty(page.Faults);
        return took;
    }
}
