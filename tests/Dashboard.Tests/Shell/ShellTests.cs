using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Dashboard.Tests.Shell;

public sealed partial class ShellTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("shell-");
    private readonly WebApplicationFactory<Program> _app;

    public ShellTests() => _app = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseSetting("environment", "Production")
        .UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_data.FullName, "dashboard.db")}"));

    [Fact]
    public async Task App_says_it_is_live() => Assert.Equal("live", await _app.CreateClient().GetStringAsync(Address("/health/live")));

    [Fact]
    public async Task Every_script_style_and_icon_of_a_page_is_served_by_ourselves_in_production()
    {
        using var client = _app.CreateClient();
        var page = await (await AskAsBrowser(client, "/")).Content.ReadAsStringAsync();
        var files = FilesOfPage().Matches(page).Select(match => match.Groups["file"].Value).Append("/favicon.ico").ToList();

        Assert.True(files.Count > 8, page);
        foreach (var file in files)
        {
            var answer = await client.GetAsync(Address(file));
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{file} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Browser_gets_a_page_where_nothing_is()
    {
        using var client = _app.CreateClient();
        var answer = await AskAsBrowser(client, "/nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing-here", "application/json")]
    [InlineData("/v1/nothing-here", "text/html")]
    [InlineData("/hooks/nothing-here-nothing-here", "text/html")]
    public async Task Machine_gets_a_bare_answer_where_nothing_is(string path, string accept)
    {
        using var client = _app.CreateClient();
        var answer = await Ask(client, path, accept);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_carries_the_time_of_the_server_so_that_ages_do_not_trust_the_clock_of_the_screen()
    {
        using var client = _app.CreateClient();
        var page = await (await AskAsBrowser(client, "/")).Content.ReadAsStringAsync();

        var said = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(ServerTime().Match(page).Groups["time"].Value));
        Assert.InRange(TimeProvider.System.GetUtcNow() - said, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("Accounts")]
    [InlineData("Open")]
    public async Task Page_says_that_nothing_protects_it(string mode)
    {
        using var app = _app.WithWebHostBuilder(host => host.UseSetting("Access:Mode", mode));
        using var client = app.CreateClient();
        var page = await (await AskAsBrowser(client, "/")).Content.ReadAsStringAsync();

        Assert.Contains("Unsecured: anyone who can reach this address can read it.", page, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _app.Dispose();
        _data.Delete(recursive: true);
    }

    private static Task<HttpResponseMessage> AskAsBrowser(HttpClient client, string path) => Ask(client, path, "text/html");

    private static Task<HttpResponseMessage> Ask(HttpClient client, string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Address(path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return client.SendAsync(request);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("""<(script|link)[^>]+(src|href)="(?<file>[^"]+)""")]
    private static partial Regex FilesOfPage();

    [GeneratedRegex("""name="server-time" content="(?<time>\d+)""")]
    private static partial Regex ServerTime();
}
