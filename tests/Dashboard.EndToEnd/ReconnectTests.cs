using System.Diagnostics;

namespace Dashboard.EndToEnd;

/// A wall screen that nobody touches says when it is no longer live, and comes back by itself.
public class ReconnectTests(Browser browser)
{
    private static readonly TimeSpan StaleWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FreshWithin = TimeSpan.FromSeconds(5);
    // Long enough for a sleep that a tab can tell from a busy moment.
    private static readonly string[] ShortMemory = ["--Tabs:KeepSeconds", "7", "--Logging:LogLevel:Microsoft.AspNetCore.Components.Server", "Debug"];

    [Fact]
    public async Task Wall_whose_network_is_cut_five_times_says_so_and_shows_what_it_missed()
    {
        using var app = await RunningApp.StartAsync();
        using var relay = new Relay(app.Address);
        await using var wall = await OpenWallAsync(app, relay);
        for (var n = 0; n < 5; n++)
        {
            relay.Cut();
            await SaysLostAsync(wall);
            await ShowsAsync(wall, app, $"missed-{n}", Mended(relay));
        }
    }

    [Fact]
    public async Task Wall_asleep_past_what_the_server_remembers_wakes_up_and_comes_back()
    {
        using var app = await RunningApp.StartAsync(null, ShortMemory);
        using var relay = new Relay(app.Address);
        await using var wall = await OpenWallAsync(app, relay);
        await using var asleep = await browser.FallAsleepAsync();
        relay.CutUnheard();
        await ForgottenAsync(app);
        relay.Mend();

        await ShowsAsync(wall, app, "overnight", asleep.WakeUpAsync);
    }

    [Fact]
    public async Task Wall_whose_connection_died_unheard_notices_and_comes_back()
    {
        using var app = await RunningApp.StartAsync(null, ShortMemory);
        using var relay = new Relay(app.Address);
        await using var wall = await OpenWallAsync(app, relay);

        relay.CutUnheard();
        await SaysLostAsync(wall);
        await ForgottenAsync(app);
        await ShowsAsync(wall, app, "meanwhile", Mended(relay));
    }

    [Fact]
    public async Task Wall_of_a_server_that_was_started_again_with_other_keys_comes_back()
    {
        using var home = new TemporaryFolder();
        using var first = await RunningApp.StartAsync(home.Path);
        using var relay = new Relay(first.Address);
        await using var wall = await OpenWallAsync(first, relay);

        relay.Cut();
        Directory.Delete(Path.Combine(first.Data, "keys"), recursive: true);
        first.Stop();
        await SaysLostAsync(wall);
        using var second = await RunningApp.StartAsync(home.Path);
        relay.LeadTo(second.Address);

        await ShowsAsync(wall, second, "after-restart", Mended(relay));
    }

    private async Task<OpenPage> OpenWallAsync(RunningApp app, Relay relay)
    {
        relay.Mend();
        await SendAsync(app, "already-here");
        var wall = await browser.OpenAsync(relay.Address);
        await wall.GoLiveAsync("/wall");
        await wall.Main.GetByText("already-here").First.WaitForAsync();
        return wall;
    }

    // The wait begins with the cut that went before.
    private static async Task SaysLostAsync(OpenPage wall)
    {
        var clock = Stopwatch.StartNew();
        await wall.Page.WaitForSelectorAsync("html[data-connection=lost]");
        await wall.Page.GetByText("The connection is lost.").WaitForAsync();
        Assert.True(clock.Elapsed < StaleWithin, $"said so {clock.Elapsed} after the cut");
    }

    // What was sent while nobody listened is there soon after the way is open again.
    private static async Task ShowsAsync(OpenPage wall, RunningApp app, string missed, Func<Task> recover)
    {
        await SendAsync(app, missed);
        var clock = Stopwatch.StartNew();
        await recover();
        await wall.Main.GetByText(missed).First.WaitForAsync();
        await wall.Page.WaitForSelectorAsync("html[data-connection=live]");
        Assert.True(clock.Elapsed < FreshWithin, $"fresh {clock.Elapsed} after the recovery");
    }

    private static Func<Task> Mended(Relay relay) => () =>
    {
        relay.Mend();
        return Task.CompletedTask;
    };

    private static Task<string> ForgottenAsync(RunningApp app) => Patience.UntilAsync(
        () => Task.FromResult(app.Output.Contains("evicted", StringComparison.OrdinalIgnoreCase) ? app.Output : null), "the server to forget the tab");

    private static Task SendAsync(RunningApp app, string service) =>
        app.SendAsync(("service", service), ("version", "1.0.0"), ("type", "build.finished"), ("outcome", "success"));
}
