using System.Net;
using System.Text.Json;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Releases;

public sealed class ReleasesEndpointTests(ReadApp app) : IClassFixture<ReadApp>, IAsyncLifetime
{
    private static readonly Candidate Cart = new("Shop/cart +1", "1.0", ReadApp.Now.AddHours(-2), "sha256:10");
    private static readonly Candidate Mail = new("mail", "2.0", ReadApp.Now.AddDays(-2), "sha256:20");

    private static readonly IReadOnlyList<PathEvent> History =
    [
        .. Cart.EverythingFor(Gate.ReadyForExtended), Cart.Rollout(EventTypes.RolloutStarted, 60, 5, 1),
        .. Mail.EverythingFor(Gate.ReadyToShip), Mail.Deployed("production", 30, actor: "Grace"),
    ];

    public async ValueTask InitializeAsync() => await app.TellAsync(History);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("", "1.0 2.0")]
    [InlineData("?state=in-flight", "1.0")]
    [InlineData("?state=shipped", "2.0")]
    [InlineData("?shipped=30d", "2.0")]
    [InlineData("?shipped=1d", "")]
    [InlineData("?service=MAIL", "2.0")]
    [InlineData("?service=Shop%2Fcart%20%2B1&state=in-proof", "1.0")]
    [InlineData("?take=1", "1.0")]
    public async Task Releases_come_newest_first_as_filtered(string query, string versions)
    {
        var list = await JsonOf($"/v1/releases{query}");

        Assert.Equal(versions, string.Join(' ', list.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("version").GetString())));
        Assert.Equal(query == "?take=1", list.GetProperty("more").GetBoolean());
        Assert.Equal(app.Recorder.Sequence, list.GetProperty("sequence").GetInt64());
    }

    [Theory]
    [InlineData("/v1/releases?state=of-mind", HttpStatusCode.BadRequest)]
    [InlineData("/v1/releases?shipped=soon", HttpStatusCode.BadRequest)]
    [InlineData("/v1/releases/mail/9.9", HttpStatusCode.NotFound)]
    [InlineData("/v1/releases/nobody/1.0", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_answered_is_a_problem(string address, HttpStatusCode expected)
    {
        using var answer = await app.GetAsync(address);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/v1/releases")]
    [InlineData("/v1/releases/mail/2.0")]
    [InlineData("/v1/gates")]
    [InlineData("/v1/rollouts")]
    [InlineData("/v1/nothing")]
    public async Task Every_read_asks_for_the_token(string address)
    {
        using var answer = await app.GetAsync(address, token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task One_release_comes_with_gates_evidence_and_the_right_to_ship()
    {
        var release = await JsonOf("/v1/releases/shop%2FCART%20%2B1/sha256:10");

        Assert.Equal("Shop/cart +1", release.GetProperty("head").GetProperty("service").GetString());
        Assert.Equal("in-proof", release.GetProperty("head").GetProperty("state").GetString());
        Assert.Equal(["true", "true", "false", "false"], release.GetProperty("gates").EnumerateArray().Select(g => g.GetProperty("open").GetRawText()));
        Assert.Equal(["ceo", "ciso", "coo", "cto", "legal"], release.GetProperty("rightToShip").EnumerateArray().Select(r => r.GetProperty("role").GetString()));
        Assert.Contains(release.GetProperty("evidence").EnumerateArray(), e => e.GetProperty("item").GetString() == "extended/soak" && e.GetProperty("state").GetString() == "missing");
        Assert.Equal(2, release.GetProperty("decisions").GetArrayLength());
        Assert.Empty(release.GetProperty("agreement").GetProperty("signedBy").EnumerateArray());
    }

    [Fact]
    public async Task Gates_and_rollouts_tell_what_the_pages_show()
    {
        var gates = await JsonOf("/v1/gates");
        var rollouts = await JsonOf("/v1/rollouts");

        var waiting = Assert.Single(gates.GetProperty("queues")[2].GetProperty("waiting").EnumerateArray());
        Assert.Equal("1.0", waiting.GetProperty("name").GetString());
        var answers = gates.GetProperty("answers").EnumerateArray().Select(a => $"{a.GetProperty("service").GetString()} {a.GetProperty("gate").GetString()}").ToList();
        Assert.Equal(["mail ready-to-ship", "Shop/cart +1 ready-for-extended"], [answers[0], answers.First(a => a.StartsWith("Shop", StringComparison.Ordinal))]);
        var live = Assert.Single(rollouts.GetProperty("live").EnumerateArray());
        Assert.Equal("progressing", live.GetProperty("phase").GetString());
        Assert.Equal("not-enough-evidence", live.GetProperty("advice").GetProperty("verdict").GetString());
    }

    private async Task<JsonElement> JsonOf(string address)
    {
        using var answer = await app.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return json.RootElement.Clone();
    }
}
