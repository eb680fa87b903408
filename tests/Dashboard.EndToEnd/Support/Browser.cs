using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dashboard.EndToEnd.Support.Browser))]
// One test at a time: some of them measure, and all of them share two processors with the app and the browser.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Dashboard.EndToEnd.Support;

/// One Chromium for all tests; every page gets a profile of its own.
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private static readonly string[] Arguments =
        ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable(), Args = Arguments });
    }

    internal Task<OpenPage> OpenAsync(RunningApp app, Look? look = null) => OpenAsync(app.Address, look);

    internal Task<OpenPage> OpenAsync(Uri address, Look? look = null) => OpenPage.NewAsync(_browser!, address, look ?? Look.Desktop);

    /// Stops every tab in its tracks, as a machine that falls asleep does.
    internal async Task<Asleep> FallAsleepAsync()
    {
        var session = await _browser!.NewBrowserCDPSessionAsync();
        var told = await session.SendAsync("SystemInfo.getProcessInfo");
        var tabs = told!.Value.GetProperty("processInfo").EnumerateArray().Where(p => p.GetProperty("type").GetString() == "renderer");
        return await Asleep.NowAsync([.. tabs.Select(p => p.GetProperty("id").GetInt32())]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Executable()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("Chromium is not on the PATH; tests/run.sh installs it.");
    }
}
