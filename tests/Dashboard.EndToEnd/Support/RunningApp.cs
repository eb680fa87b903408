using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Dashboard.EndToEnd.Support;

/// The real app as a process of its own, in Production, on a data folder of its own and whatever port is free.
internal sealed partial class RunningApp : IDisposable
{
    public static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Dashboard.dll");

    private readonly Command _process;
    private readonly TemporaryFolder? _own;

    private RunningApp(Command process, string home, TemporaryFolder? own, Uri address, TimeSpan readyAfter)
    {
        (_process, Home, _own, Address, ReadyAfter) = (process, home, own, address, readyAfter);
        Data = DataFolderOf(process.Output);
        Api = new HttpClient { BaseAddress = address };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// The folder the app was started in.
    public string Home { get; }

    /// The folder it said it keeps its data in.
    public string Data { get; }

    public Uri Address { get; }

    public TimeSpan ReadyAfter { get; }

    public string Output => _process.Output;

    public string Token => File.ReadAllText(Path.Combine(Data, "ingest-token")).Trim();

    /// Asks and sends as a pipeline does, with the token.
    public HttpClient Api { get; }

    /// With a home the app finds what an earlier one left there.
    public static async Task<RunningApp> StartAsync(string? home = null, params string[] arguments)
    {
        var own = home is null ? new TemporaryFolder() : null;
        var folder = Directory.CreateDirectory(home ?? own!.Path).FullName;
        var clock = Stopwatch.StartNew();
        var process = Start(folder, [.. arguments, "--urls", "http://127.0.0.1:0"]);
        try
        {
            var address = await ReadyAsync(process);
            return new RunningApp(process, folder, own, address, clock.Elapsed);
        }
        catch
        {
            process.Dispose();
            own?.Dispose();
            throw;
        }
    }

    public static Command Start(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) => new(
        "dotnet", [Assembly, .. arguments], folder,
        new Dictionary<string, string?>(environment.Select(e => KeyValuePair.Create(e.Name, (string?)e.Value))) { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

    /// Where it listens, once it is ready.
    public static async Task<Uri> ReadyAsync(Command process)
    {
        var address = new Uri(await ListeningAsync(process));
        using var http = new HttpClient { BaseAddress = address };
        return await Patience.UntilAsync(async () => (await http.GetAsync("health/ready")).IsSuccessStatusCode ? address : null, "the app to be ready");
    }

    /// The folder it says it keeps its data in.
    public static string DataFolderOf(string output) => DataFolder().Match(output).Groups["folder"].Value;

    public async Task SendAsync(params (string Key, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));
        using var answer = await Api.PostAsync("v1/events", form);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// What the app wrote as failed after so much of its output, each with what caused it.
    public IEnumerable<string> FailuresAfter(int heard) =>
        Entry().Split(Output[heard..]).Where(entry => entry.StartsWith("fail:", StringComparison.Ordinal) || entry.StartsWith("crit:", StringComparison.Ordinal));

    /// A made-up organisation lives through its days in this app, through the public endpoint.
    public async Task LiveThroughAsync(int days, int seed)
    {
        var simulator = Path.Combine(AppContext.BaseDirectory, "simulator", "Dashboard.Simulator.dll");
        var ended = await Command.RunAsync("dotnet", [simulator, "--url", Address.ToString(), "--days", $"{days}", "--seed", $"{seed}"], Home,
            new Dictionary<string, string?> { ["DASHBOARD_TOKEN"] = Token });
        Assert.True(ended.Code == 0, ended.Errors);
    }

    /// Asks the process to end, as an operator or a container platform does.
    public async Task<Ended> TerminateAsync()
    {
        await Command.RunAsync("kill", ["-TERM", $"{_process.Id}"], Home);
        return await _process.EndAsync();
    }

    /// Ends the process, with no chance to tidy up, and keeps what it wrote.
    public void Stop() => _process.Dispose();

    public void Dispose()
    {
        Api.Dispose();
        Stop();
        _own?.Dispose();
    }

    private static Task<string> ListeningAsync(Command process) => Patience.UntilAsync(
        () =>
        {
            Assert.False(process.HasExited, process.Output + process.Errors);
            var said = Listening().Match(process.Output);
            return Task.FromResult(said.Success ? said.Groups["address"].Value : null);
        },
        "the app to listen");

    [GeneratedRegex(@"listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();

    [GeneratedRegex(@"^(?=\w{4}: )", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"Data folder: (?<folder>.+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DataFolder();
}
