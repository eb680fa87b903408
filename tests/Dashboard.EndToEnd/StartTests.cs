using System.Net;
using System.Text.Json;

namespace Dashboard.EndToEnd;

public class StartTests
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public void Simulator_lies_beside_the_app() =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "simulator", "Dashboard.Simulator.dll")));

    [Fact]
    public async Task With_nothing_configured_it_is_ready_within_five_seconds()
    {
        var took = await Fastest.OfAsync(ReadyWithin, async () =>
        {
            using var app = await RunningApp.StartAsync();
            return app.ReadyAfter;
        });

        Assert.True(took < ReadyWithin, $"ready after {took.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task Everything_it_writes_lies_in_the_data_folder_it_prints()
    {
        using var app = await RunningApp.StartAsync();

        Assert.Equal(Path.Combine(app.Home, "data"), app.Data);
        Assert.Equal(["data"], Directory.GetFileSystemEntries(app.Home).Select(Path.GetFileName));
    }

    [Fact]
    public async Task It_warms_itself_up_before_it_is_ready_and_leaves_nothing_of_that_behind()
    {
        using var home = new TemporaryFolder();
        var left = Directory.CreateDirectory(Path.Combine(home.Path, "data", "dashboard-warm-up"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "dashboard.db"), "of a start that was killed");
        using var app = await RunningApp.StartAsync(home.Path);

        Assert.False(Directory.Exists(left.FullName));
        Assert.DoesNotContain("could not warm itself up", app.Output, StringComparison.Ordinal);
        using var deliveries = JsonDocument.Parse(await app.Api.GetStringAsync("v1/deliveries"));
        Assert.Empty(deliveries.RootElement.GetProperty("deliveries").EnumerateArray());
    }

    [Fact]
    public async Task Second_start_finds_the_token_and_the_releases_of_the_first()
    {
        using var home = new TemporaryFolder();
        using var first = await RunningApp.StartAsync(home.Path);
        await first.SendAsync(("service", "checkout"), ("version", "1.4.2"));
        var token = first.Token;
        first.Stop();

        using var second = await RunningApp.StartAsync(home.Path);

        Assert.Equal(token, second.Token);
        Assert.Contains("checkout", await second.Api.GetStringAsync("v1/services"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_is_read_by_its_owner_alone_and_never_printed()
    {
        using var app = await RunningApp.StartAsync();

        Assert.DoesNotContain(app.Token, app.Output, StringComparison.Ordinal);
        Assert.Contains($"$(cat '{Path.Combine(app.Data, "ingest-token")}')", app.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(app.Data, "ingest-token")));
    }

    [Fact]
    public async Task Second_instance_with_another_file_and_port_disturbs_nothing()
    {
        using var one = await RunningApp.StartAsync();
        using var other = await RunningApp.StartAsync();

        await one.SendAsync(("service", "checkout"), ("version", "1.4.2"));
        await other.SendAsync(("service", "refunds"), ("version", "7.0.0"));
        using var withTheOthersToken = new HttpRequestMessage(HttpMethod.Get, new Uri(other.Address, "v1/services"));
        withTheOthersToken.Headers.Authorization = one.Api.DefaultRequestHeaders.Authorization;
        using var refused = await other.Api.SendAsync(withTheOthersToken);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.DoesNotContain("refunds", await one.Api.GetStringAsync("v1/services"), StringComparison.Ordinal);
        Assert.DoesNotContain("checkout", await other.Api.GetStringAsync("v1/services"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misconfigured_it_names_every_setting_at_once_and_ends_with_78()
    {
        using var home = new TemporaryFolder();
        using var process = RunningApp.Start(
            home.Path,
            [
                "--urls", "http://127.0.0.1:0", "--Database:Provider", "Papyrus", "--Ingest:Token", "short", "--Retention:RawBodyDays", "0",
                "--Connections:github:Source", "github", "--Connections:github:Key", "guessable", "--Access:Mode", "Everybody",
            ]);

        var ended = await process.EndAsync();

        Assert.Equal(78, ended.Code);
        Assert.All(
            ["Database:Provider", "Ingest:Token", "Retention:RawBodyDays", "Connections:github:Key", "Connections:github:Secret", "Access:Mode"],
            key => Assert.Contains(key, ended.Errors, StringComparison.Ordinal));
        Assert.True(home.IsEmpty);
    }

    [Fact]
    public async Task On_an_address_that_others_can_reach_it_refuses_to_start()
    {
        using var home = new TemporaryFolder();
        using var process = RunningApp.Start(home.Path, ["--urls", "http://0.0.0.0:0"]);

        var ended = await process.EndAsync();

        Assert.Equal(78, ended.Code);
        Assert.Contains("Access:Mode", ended.Errors, StringComparison.Ordinal);
    }
}
