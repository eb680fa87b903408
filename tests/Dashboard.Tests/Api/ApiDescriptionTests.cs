using System.Net;
using System.Text.Json;
using Dashboard.Tests.Ingest;

namespace Dashboard.Tests.Api;

public sealed class ApiDescriptionTests(IngestApp app) : IClassFixture<IngestApp>
{
    [Fact]
    public async Task The_description_needs_no_token_and_asks_for_one_on_every_path_of_v1()
    {
        using var client = app.CreateClient();
        using var description = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken));
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().ToList();

        Assert.Contains(paths, p => p.Name == "/v1/events");
        Assert.Contains(paths, p => p.Name.StartsWith("/hooks/", StringComparison.Ordinal));
        Assert.All(
            paths.Where(p => p.Name.StartsWith("/v1/", StringComparison.Ordinal)).SelectMany(p => p.Value.EnumerateObject()),
            operation => Assert.True(operation.Value.TryGetProperty("security", out _), operation.Value.ToString()));
    }

    [Fact]
    public async Task The_page_about_the_api_names_no_other_host()
    {
        using var client = app.CreateClient();
        using var answer = await client.GetAsync(new Uri("/docs", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_needs_no_token(string path)
    {
        using var client = app.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
