using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd;

/// The examples of docs/live.md as they stand there: they wait for an app that is not there yet, hear what happens, and after an
/// absence what they missed.
public partial class LiveExampleTests(Browser browser)
{
    private const string Address = "http://localhost:5080";
    private const string TokenVariable = "DASHBOARD_TOKEN";
    private const string WithoutNpm = "npm is not on this machine: the JavaScript example was not run.";

    // What a browser lacks of the example's surroundings: the package under its name, and the environment.
    private const string Surroundings = """
        <!doctype html><title>Example</title>
        <script src="/signalr.js"></script>
        <script>globalThis.process = { env: { DASHBOARD_TOKEN: "{token}" } };</script>
        <script type="importmap">{ "imports": { "@microsoft/signalr": "/package.mjs" } }</script>
        <script type="module" src="/example.mjs"></script>
        """;

    private static readonly string Version =
        typeof(HubConnection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // What "dotnet new console" makes, with the package the example names.
    private static readonly string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="Microsoft.AspNetCore.SignalR.Client" Version="{Version}" /></ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task JavaScript_example_runs_as_it_stands_and_misses_nothing()
    {
        if (await NpmPackages.FindAsync("@microsoft/signalr/dist/browser/signalr.js") is not { } package)
        {
            TestContext.Current.AddWarning(WithoutNpm);
            return;
        }

        using var app = await RunningApp.StartAsync();
        using var relay = new Relay(app.Address);
        await using var page = await browser.OpenAsync(app);
        var said = new ConcurrentQueue<string>();
        page.Page.Console += (_, message) => said.Enqueue(message.Text);
        page.Page.PageError += (_, error) => said.Enqueue(error);
        await ServeAsync(page.Page, relay, "", "text/html", Surroundings.Replace("{token}", app.Token, StringComparison.Ordinal));
        await ServeAsync(page.Page, relay, "signalr.js", "text/javascript", await File.ReadAllTextAsync(package));
        await ServeAsync(page.Page, relay, "package.mjs", "text/javascript", "export const { HubConnectionBuilder } = globalThis.signalR;");
        await ServeAsync(page.Page, relay, "example.mjs", "text/javascript", Example("js", relay));
        await page.Page.GotoAsync(relay.Address.ToString());

        await ProveAsync(app, relay, () => string.Join('\n', said));
    }

    [Fact]
    public async Task CSharp_example_compiles_and_runs_as_it_stands_and_misses_nothing()
    {
        using var app = await RunningApp.StartAsync();
        using var relay = new Relay(app.Address);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "Example.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "Program.cs"), Example("csharp", relay));
        var built = await Command.RunAsync("dotnet", ["build", "-o", "out", "-nologo", "-clp:NoSummary", "-v", "quiet", "--disable-build-servers"], folder.Path);
        Assert.True(built.Code == 0, built.Output + built.Errors);
        using var example = new Command("dotnet", [Path.Combine("out", "Example.dll")], folder.Path, new Dictionary<string, string?> { [TokenVariable] = app.Token });

        await ProveAsync(app, relay, () => example.Output + example.Errors);
    }

    private static async Task ProveAsync(RunningApp app, Relay relay, Func<string> said)
    {
        await Patience.UntilAsync(() => Task.FromResult(relay.TurnedAway > 0 ? relay : null), "the example to try");
        relay.Mend();
        var number = 0;
        await Patience.UntilAsync(async () =>
        {
            await OpenGateAsync(app, $"1.0.{number++}");
            return Opened(said()).Count > 0 ? said : null;
        }, "the example to hear a gate open");

        relay.Cut();
        await OpenGateAsync(app, "2.0.0");
        await OpenGateAsync(app, "2.0.1");
        var before = relay.TurnedAway;
        await Patience.UntilAsync(() => Task.FromResult(relay.TurnedAway > before ? relay : null), "the example to try again");
        relay.Mend();

        // Each once, and in the order they happened.
        await Patience.UntilAsync(() => Task.FromResult(Opened(said()).Contains("2.0.1") ? said : null), "the example to hear what it missed");
        var opened = Opened(said());
        Assert.Equal(Enumerable.Range(number - opened.Count + 2, opened.Count - 2).Select(n => $"1.0.{n}").Append("2.0.0").Append("2.0.1"), opened);
    }

    private static async Task OpenGateAsync(RunningApp app, string version)
    {
        await app.SendAsync(("service", "checkout"), ("version", version), ("type", "build.finished"), ("outcome", "success"), ("tier", "3"),
            ("digest", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)))));
        foreach (var check in (string[])["unit", "sast", "secret-scan", "sca"])
            await app.SendAsync(("service", "checkout"), ("version", version), ("stage", "build"), ("check", check), ("outcome", "success"));
    }

    private static List<string> Opened(string said) => [.. Open().Matches(said).Select(match => match.Groups["version"].Value)];

    /// The one example in that language, following the app through the relay.
    private static string Example(string language, Relay relay)
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs/live.md"));
        var block = Assert.Single(Blocks().Matches(document), match => match.Groups["language"].Value == language).Groups["code"].Value;
        Assert.Contains(Address, block, StringComparison.Ordinal);
        return block.Replace(Address, relay.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
    }

    private static Task ServeAsync(IPage page, Relay relay, string path, string type, string text) =>
        page.RouteAsync(new Uri(relay.Address, path).ToString(), route => route.FulfillAsync(new() { ContentType = type, Body = text }));

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"checkout (?<version>\S+): ready-for-fast-feedback is open", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Open();
}
