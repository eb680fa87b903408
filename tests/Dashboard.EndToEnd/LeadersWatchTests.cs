namespace Dashboard.EndToEnd;

/// Leaders look at their own pages while webhooks arrive: each sees it within a second, without a reload.
public class LeadersWatchTests(Browser browser)
{
    private const string Digest = "sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private const int EnoughToScroll = 40;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly string[] AllButTheUnitTest = ["build", "sast", "secret-scan", "sca", "sbom", "provenance", "signature", "lint"];

    [Fact]
    public async Task Gate_opens_and_verdicts_turn_before_several_eyes_within_a_second()
    {
        var slowest = await Fastest.OfAsync(Limit, WatchAsync);

        Assert.True(slowest < Limit, $"the slowest step took {slowest.TotalSeconds:0.00} s");
    }

    [Fact]
    public async Task List_announces_a_new_row_within_a_second_without_moving_under_the_hand()
    {
        var took = await Fastest.OfAsync(Limit, AnnounceAsync);

        Assert.True(took < Limit, $"announced after {took.TotalSeconds:0.00} s");
    }

    private async Task<TimeSpan> AnnounceAsync()
    {
        using var app = await RunningApp.StartAsync();
        for (var n = 0; n < EnoughToScroll; n++)
            await app.SendAsync(("service", "pay"), ("version", $"1.{n}.0"));
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/releases");
        await page.Page.Mouse.MoveAsync(700, 500);
        await page.Page.Mouse.WheelAsync(0, 900);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('[data-live-rows]').getBoundingClientRect().top < 0");
        const string places = "() => JSON.stringify([...document.querySelectorAll('tbody tr')].map(row => [row.innerText.split('\\n')[0], row.getBoundingClientRect().top]))";
        var before = await page.Page.EvaluateAsync<string>(places);

        var took = await Watched.SlowestAsync(
            () => app.SendAsync(("service", "pay"), ("version", "2.0.0")), new Watched(page, "document.querySelector('[data-show-new]')?.textContent.includes('1 new')"));

        Assert.Equal(before, await page.Page.EvaluateAsync<string>(places));
        await page.Page.Locator("[data-show-new]").ClickAsync();
        await page.Main.Locator("tbody tr").First.GetByText("pay 2.0.0").WaitForAsync();
        Assert.Empty(page.Faults);
        return took;
    }

    private async Task<TimeSpan> WatchAsync()
    {
        using var app = await RunningApp.StartAsync();
        await app.SendAsync(Of("build.finished"));
        foreach (var check in AllButTheUnitTest)
            await app.SendAsync(Of("testsuiterun.finished", ("stage", "build"), ("check", check)));
        await using var overview = await browser.OpenAsync(app);
        await using var gates = await browser.OpenAsync(app);
        await using var ciso = await browser.OpenAsync(app);
        await overview.GoLiveAsync("/");
        await gates.GoLiveAsync("/gates");
        await ciso.GoLiveAsync("/roles/ciso");

        var opened = await Watched.SlowestAsync(
            () => app.SendAsync(Of("testsuiterun.finished", ("stage", "build"), ("check", "unit"))),
            new Watched(gates, "document.querySelector('[data-answer]')?.textContent.includes('Opened')"),
            new Watched(overview, "document.querySelector('.mx .row .cell').textContent.includes('1 missing')"));

        // It is given to everybody with three gates closed.
        var turned = await Watched.SlowestAsync(
            () => app.SendAsync(Of("service.deployed", ("environment", "production"))),
            new Watched(ciso, "document.querySelector('.verdict .crumb').textContent.includes('Not met')"),
            new Watched(overview, "document.querySelector('.verdict .crumb').textContent.includes('Not met')"));

        Assert.Empty(overview.Faults.Concat(gates.Faults).Concat(ciso.Faults));
        return opened > turned ? opened : turned;
    }

    private static (string, string)[] Of(string type, params (string, string)[] more) =>
        [("type", type), ("service", "pay"), ("version", "1.0.0"), ("digest", Digest), ("outcome", "success"), .. more];
}
