namespace Dashboard.EndToEnd;

/// A part that is drawn anew as a whole keeps what its reader had opened and where the keyboard stood, and shows what moved.
public class RedrawnTests(Browser browser)
{
    private const string Digest = "sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

    [Fact]
    public async Task What_a_reader_has_opened_stays_open_and_the_keyboard_stays_where_it_was()
    {
        using var app = await RunningApp.StartAsync();
        await app.SendAsync(Of("build.finished"));
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/roles/ciso");
        await page.Page.EvaluateAsync("() => { window.card = document.getElementById('ciso.bypass'); const of = card.querySelector('details'); of.open = true; of.querySelector('summary').focus(); }");
        Assert.Equal("SUMMARY", await FocusAsync(page));

        await app.SendAsync(Of("service.deployed", ("environment", "production")));
        await page.Page.WaitForFunctionAsync("() => !window.card.isConnected && document.getElementById('ciso.bypass').textContent.includes('Not met')");

        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.getElementById('ciso.bypass').querySelector('details').open"));
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => document.querySelectorAll('article.check details[open]').length"));
        Assert.Equal("SUMMARY", await FocusAsync(page));
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.getElementById('ciso.bypass').contains(document.activeElement)"));
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_stage_that_turns_is_shown_to_have_moved_and_no_other_nor_what_was_there_before()
    {
        using var app = await RunningApp.StartAsync();
        await app.SendAsync(Of("build.finished"));
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/");
        Assert.Equal(0, await page.Page.Locator(".mx .moved").CountAsync());

        await app.SendAsync(Of("testsuiterun.finished", ("stage", "build"), ("check", "unit"), ("outcome", "failure")));
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.mx .row .cell').textContent.includes('failed')");

        Assert.Equal(["Build"], await page.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.mx .row .cell.moved')].map(cell => document.querySelectorAll('.mx .hd [role=columnheader]')[[...cell.parentElement.children].indexOf(cell)].textContent)"));
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task What_comes_beside_a_part_in_the_same_moment_closes_nothing_in_it()
    {
        using var app = await RunningApp.StartAsync();
        await app.SendAsync(Of("build.finished"));
        await app.SendAsync(Of("service.deployed", ("environment", "production")));
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/");
        Assert.Equal(0, await page.Main.Locator("section.stories").CountAsync());
        await page.Page.EvaluateAsync("() => { window.culture = document.querySelector('section.culture'); const dial = culture.querySelectorAll('details')[1]; dial.open = true; dial.querySelector('summary').focus(); }");
        await WatchPartsAsync(page);

        await app.SendAsync(("type", "incident.detected"), ("service", "pay"), ("version", "1.0.0"), ("incident", "INC-1"), ("cause", "slow-query"));
        await page.Page.WaitForFunctionAsync("() => !window.culture.isConnected && document.querySelector('section.stories')");

        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.uneven"), "nothing came beside it in the same moment, so nothing was tried");
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => document.querySelectorAll('section.culture details[open]').length"));
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.querySelectorAll('section.culture details')[1].open && document.querySelectorAll('section.culture details')[1].contains(document.activeElement)"));
        Assert.Empty(page.Faults);
    }

    // Whether in one moment another number of parts came than went at the place of the culture's dials.
    private static Task WatchPartsAsync(OpenPage page) => page.Page.EvaluateAsync("""
        () => {
          window.uneven = false;
          const at = window.culture.parentElement;
          const elements = (nodes) => [...nodes].filter(node => node.nodeType === Node.ELEMENT_NODE);
          new MutationObserver((changes) => {
            const [came, gone] = ['addedNodes', 'removedNodes'].map(which => changes.flatMap(change => elements(change[which])));
            if (gone.includes(window.culture) && came.filter(node => node.isConnected).length !== gone.filter(node => !node.isConnected).length) window.uneven = true;
          }).observe(at, { childList: true });
        }
        """);

    private static Task<string> FocusAsync(OpenPage page) => page.Page.EvaluateAsync<string>("() => document.activeElement.tagName");

    private static (string, string)[] Of(string type, params (string, string)[] more) =>
        [("type", type), ("service", "pay"), ("version", "1.0.0"), ("digest", Digest), .. more.Any(m => m.Item1 == "outcome") ? [] : new[] { ("outcome", "success") }, .. more];
}
