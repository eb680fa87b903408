using System.Text.Json;

namespace Dashboard.EndToEnd.Screens;

/// What a reader sees on a page, as text.
internal abstract class Screen(OpenPage page, string path)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    // Runs of white space are one space to a reader; a part that is not there is null.
    private const string Reading = """
        const text = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? null;
        const all = (selector, of = document) => [...of.querySelectorAll(selector)];
        const one = (selector, of = document) => text(of.querySelector(selector));
        const time = (selector, of = document) => of.querySelector(selector)?.getAttribute('datetime') ?? null;
        const times = (selector, of = document) => all(selector, of).map(t => t.getAttribute('datetime')).join(' ');
        """;

    public async Task OpenAsync()
    {
        await page.GoLiveAsync(path);
        await page.Main.Locator(".crumb").First.WaitForAsync();
    }

    public Task<string> HeadlineAsync() => ReadAsync<string>("one('h1')");

    /// The share of what is proven, and on how much it rests.
    public Task<string> ShareAsync() => ReadAsync<string>("one('.sharefig .fig span') + ' on ' + one('.sharefig .facts b')");

    /// The newest fact that took part in what the page shows.
    public Task<string> SequenceAsync() => ReadAsync<string>("text(all('footer.pagefoot span').find(f => /^(As of fact|Sequence) /.test(text(f)))).split(' ').pop()");

    protected async Task<T> ReadAsync<T>(string expression) =>
        JsonSerializer.Deserialize<T>(await page.Page.EvaluateAsync<string>($"() => {{ {Reading} return JSON.stringify({expression}); }}"), Web)!;
}
