using System.Net;
using System.Net.Sockets;

namespace Dashboard.EndToEnd;

/// Where the app listens when it is started as its users start it, and what it says when it cannot.
public class StartAddressTests
{
    private const int InUse = 75;

    private static readonly Uri Fallback = new("http://localhost:5080");

    // dotnet run would start it in the folder of the project, where a developer's own data may lie.
    private const string StartedIn = "ASPNETCORE_CONTENTROOT";

    [Fact]
    public async Task With_nothing_configured_the_run_command_prints_its_data_folder_and_listens_on_the_fallback()
    {
        using var home = new TemporaryFolder();
        using var app = DotnetRun(home, []);

        await Patience.UntilAsync(() => Task.FromResult(app.HasExited || app.Output.Contains("listening on: ", StringComparison.Ordinal) ? app : null), "the app to listen or to end");

        // Whoever else listens there already takes nothing from what is proved: the address is the one it tried.
        if (app.HasExited)
            AssertSaysThatItIsTaken(await app.EndAsync(), Fallback);
        else
            Assert.Equal(Fallback, await RunningApp.ReadyAsync(app));
        Assert.Equal(Path.Combine(home.Path, "data"), RunningApp.DataFolderOf(app.Output));
        Assert.True(File.Exists(Path.Combine(home.Path, "data", "dashboard.db")));
    }

    [Fact]
    public async Task Urls_of_the_run_command_win_over_everything()
    {
        using var home = new TemporaryFolder();
        var (named, other) = (Free(), Free());
        using var app = DotnetRun(home, ["--urls", named.ToString()], ("ASPNETCORE_URLS", other.ToString()));

        Assert.Equal(named, await RunningApp.ReadyAsync(app));
        Assert.DoesNotContain($":{other.Port}", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($":{Fallback.Port}", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:{0}")]
    [InlineData("URLS", "http://127.0.0.1:{0}")]
    [InlineData("Kestrel__Endpoints__Only__Url", "http://127.0.0.1:{0}")]
    public async Task What_the_environment_says_wins_over_the_fallback(string name, string value)
    {
        using var home = new TemporaryFolder();
        var address = Free();
        using var app = RunningApp.Start(home.Path, [], (name, string.Format(null, value, address.Port)));

        Assert.Equal(address, await RunningApp.ReadyAsync(app));
        Assert.DoesNotContain($":{Fallback.Port}", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_another_program_listens_it_ends_and_names_the_address()
    {
        using var home = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = Of(other);
        using var app = RunningApp.Start(home.Path, ["--urls", taken.ToString()]);

        AssertSaysThatItIsTaken(await app.EndAsync(), taken);
    }

    [Fact]
    public async Task Where_another_program_listens_on_the_fallback_it_ends_and_names_the_address()
    {
        using var home = new TemporaryFolder();
        using var other = Occupy(Fallback.Port);
        using var app = RunningApp.Start(home.Path, []);

        AssertSaysThatItIsTaken(await app.EndAsync(), Fallback);
    }

    [Fact]
    public async Task On_an_address_that_is_not_this_machines_it_ends_and_names_the_address()
    {
        using var home = new TemporaryFolder();

        // An address set aside for documents: no machine has it.
        using var app = RunningApp.Start(home.Path, ["--urls", "http://192.0.2.1:5080", "--Access:Mode", "Open", "--Access:AllowOpenOnNetwork", "true"]);
        var ended = await app.EndAsync();

        Assert.Equal(78, ended.Code);
        Assert.Contains("http://192.0.2.1:5080", ended.Errors, StringComparison.Ordinal);
    }

    private static void AssertSaysThatItIsTaken(Ended ended, Uri address)
    {
        Assert.Equal(InUse, ended.Code);
        Assert.Contains($"cannot listen on {address.GetLeftPart(UriPartial.Authority)}", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("--urls", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("BackgroundService failed", ended.Output, StringComparison.Ordinal);
    }

    // As the README says, of what is built already and as it is built.
    private static Command DotnetRun(TemporaryFolder home, string[] arguments, params (string Name, string Value)[] environment) => new(
        "dotnet",
        ["run", "--project", "src/Dashboard", "--no-build", "-c", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "--no-launch-profile", "--", .. arguments],
        Repository.Root,
        new Dictionary<string, string?>(environment.Select(e => KeyValuePair.Create(e.Name, (string?)e.Value))) { [StartedIn] = home.Path });

    private static Uri Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return Of(listener);
    }

    private static Uri Of(TcpListener listener) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    // Null when another program was quicker: then it listens there.
    private static TcpListener? Occupy(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException problem) when (problem.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            listener.Dispose();
            return null;
        }
    }
}
