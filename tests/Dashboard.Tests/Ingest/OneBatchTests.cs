using System.Net.Http.Headers;
using System.Text.Json;

namespace Dashboard.Tests.Ingest;

/// What arrives together is joined as if it had come one by one.
public sealed class OneBatchTests(IngestApp app) : IClassFixture<IngestApp>
{
    [Fact]
    public async Task Commit_and_the_digest_built_from_it_are_one_release_when_both_come_in_one_batch()
    {
        const string commit = "e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5";
        var digest = $"sha256:{new string('e', 64)}";
        using var sent = await app.PostAsync($$"""
            [{"service":"together","commit":"{{commit}}","stage":"build","check":"unit","outcome":"success"},
             {"service":"together","commit":"{{commit}}","version":"3.0","digest":"{{digest}}","type":"build.finished","outcome":"success"}]
            """);
        Assert.True(sent.IsSuccessStatusCode);

        using var reader = app.CreateClient();
        reader.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", IngestApp.Token);
        var releases = JsonDocument.Parse(await reader.GetStringAsync("v1/releases?service=together")).RootElement.GetProperty("rows");

        var release = Assert.Single(releases.EnumerateArray());
        Assert.Equal((digest, "3.0"), (release.GetProperty("digest").GetString(), release.GetProperty("version").GetString()));
    }
}
