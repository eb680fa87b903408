using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Support;

/// A page of the app in a browser, and everything that went wrong on it.
internal sealed class OpenPage : IAsyncDisposable
{
    // When the page came alive, on the browser's own clock: the test's way through Playwright is not the reader's wait.
    private const string NoteWhenLive = """
        new MutationObserver(() => {
          if (document.documentElement?.dataset.connection === 'live') window.liveAfter ??= performance.now();
        }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-connection'] });
        """;

    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly List<string> _faults = [];

    private OpenPage(IBrowserContext context, IPage page, Uri address) => (_context, Page, _address) = (context, page, address);

    public IPage Page { get; }

    public ILocator Main => Page.Locator("main");

    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_faults)
            {
                return [.. _faults];
            }
        }
    }

    public static async Task<OpenPage> NewAsync(IBrowser browser, Uri address, Look look)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            // A half-finished colour change would be judged as if it were the colour.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        await context.AddInitScriptAsync(NoteWhenLive);
        var open = new OpenPage(context, await context.NewPageAsync(), address);
        open.Watch();
        return open;
    }

    /// Opens an address and waits until its circuit answers. Returns how long that took.
    public async Task<TimeSpan> GoLiveAsync(string path)
    {
        await GoAsync(path);
        var after = await Page.WaitForFunctionAsync("() => window.liveAfter");
        return TimeSpan.FromMilliseconds(await after.JsonValueAsync<double>());
    }

    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

    /// The first link of the page's content that leads below an address.
    public async Task<string> FirstLinkAsync(string prefix)
    {
        // What leads to a page beside the list, or explains a figure of it, is no thing of the list.
        const string Beside = ":not(nav a, .explain a, .links a)";
        var link = Main.Locator($"a[href^='{prefix}']{Beside}, a[href^='{prefix.TrimStart('/')}']{Beside}").First;
        return "/" + (await link.GetAttributeAsync("href"))!.TrimStart('/');
    }

    /// Where the links of the page lead within the app: path and query.
    public Task<string[]> OwnLinksAsync() => Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)");

    /// What axe calls serious or critical, in words.
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync()
    {
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = new HashSet<ResultType> { ResultType.Violations } });
        return [.. from violation in found.Violations
                   where violation.Impact is "serious" or "critical"
                   from node in violation.Nodes
                   select $"axe {violation.Id} ({violation.Impact}): {node.Html} - {string.Join("; ", node.Any.Concat(node.All).Select(check => check.Message))}"];
    }

    /// By how much the document is wider than the screen.
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    private void Watch()
    {
        Page.Console += (_, message) => Note(message.Type is "error", $"console: {message.Text}");
        Page.PageError += (_, error) => Note(true, $"uncaught: {error}");
        Page.RequestFailed += (_, request) => Note(true, $"failed: {request.Method} {request.Url} ({request.Failure})");
        Page.Response += (_, response) => Note(response.Status >= 400, $"answered {response.Status}: {response.Url}");
        Page.Request += (_, request) => Note(IsElsewhere(request.Url), $"another host: {request.Url}");
        Page.WebSocket += (_, socket) => Note(IsElsewhere(socket.Url), $"another host: {socket.Url}");
        Page.Dialog += (_, dialog) =>
        {
            Note(true, $"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    private bool IsElsewhere(string url) =>
        new Uri(url) is { Scheme: "http" or "https" or "ws" or "wss" } to && to.Authority != _address.Authority;

    private void Note(bool isFault, string words)
    {
        if (!isFault)
            return;
        lock (_faults)
        {
            _faults.Add(words);
        }
    }
}
