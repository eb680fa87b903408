using System.Net;
using System.Text.Json;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Gates;

public sealed class GateEndpointTests(ReadApp app) : IClassFixture<ReadApp>, IAsyncLifetime
{
    private static readonly string Commit = new('a', 40);
    private static readonly string Shared = new('b', 40);

    // Every test has the app to itself only once; what is told twice is a duplicate and changes nothing.
    private static readonly IReadOnlyList<PathEvent> History =
    [
        .. Of("open", "1.0", "sha256:0a", Commit).EverythingFor(Gate.ReadyForCanary),
        .. Of("one-missing", "1.0", "sha256:0b").EverythingFor(Gate.ReadyForFastFeedback, but: "build/unit"),
        .. Of("one-failed", "1.0", "sha256:0c").EverythingFor(Gate.ReadyForFastFeedback), Of("one-failed", "1.0", "sha256:0c").Check(Stage.Build, "unit", 5, Outcome.Failure, "linux"),
        .. Of("only-lint-missing", "1.0", "sha256:0d").EverythingFor(Gate.ReadyForFastFeedback, but: "build/lint"),
        .. Of("skipped-a-gate", "1.0", "sha256:0e").EverythingFor(Gate.ReadyForExtended, but: "build/sca"),
        .. Of("twice", "1.0", "sha256:f1", Shared).EverythingFor(Gate.ReadyForFastFeedback), Of("twice", "1.0", "sha256:f2", Shared).Built(),
        .. Of("alarmed", "1.0", "sha256:aa").EverythingFor(Gate.ReadyForFastFeedback),
        Of("alarmed", "1.0", "sha256:aa").Event(EventTypes.AlertFired, 9) with { Details = new Dictionary<string, string> { ["alert"] = "errors", ["promotionPreventing"] = "true" } },
        .. Of("Shop/cart +1", "v2.0+x/y z", "sha256:99").EverythingFor(Gate.ReadyForFastFeedback),
        .. Of("old", "1.0", "sha256:77", days: -8).EverythingFor(Gate.ReadyForFastFeedback),
    ];

    public static TheoryData<string, string, string, HttpStatusCode, string?> Cases => new()
    {
        { "open", "1.0", "ready-for-fast-feedback", HttpStatusCode.OK, null },
        { "open", "v1.0", "ready-for-canary", HttpStatusCode.OK, null },
        { "OPEN", "sha256:0A", "Ready-For-Canary", HttpStatusCode.OK, null },
        { "open", Commit, "ready-for-extended", HttpStatusCode.OK, null },
        { "open", "1.0", "ready-to-ship", HttpStatusCode.Forbidden, "canary/canary-analysis" },
        { "one-missing", "1.0", "ready-for-fast-feedback", HttpStatusCode.Forbidden, "build/unit" },
        { "one-failed", "1.0", "ready-for-fast-feedback", HttpStatusCode.Forbidden, "build/unit" },
        { "only-lint-missing", "1.0", "ready-for-fast-feedback", HttpStatusCode.OK, null },
        { "skipped-a-gate", "1.0", "ready-for-fast-feedback", HttpStatusCode.Forbidden, "build/sca" },
        { "skipped-a-gate", "1.0", "ready-for-extended", HttpStatusCode.Forbidden, null },
        { "alarmed", "1.0", "ready-for-fast-feedback", HttpStatusCode.Forbidden, null },
        { "old", "1.0", "ready-for-fast-feedback", HttpStatusCode.Forbidden, "build/sca" },
        { "Shop%2Fcart%20%2B1", "2.0%2Bx%2Fy%20z", "ready-for-fast-feedback", HttpStatusCode.OK, null },
        { "twice", "1.0", "ready-for-fast-feedback", HttpStatusCode.Conflict, null },
        { "twice", Shared, "ready-for-fast-feedback", HttpStatusCode.Conflict, null },
        { "twice", "sha256:f1", "ready-for-fast-feedback", HttpStatusCode.Forbidden, null },
        { "open", "9.9", "ready-for-fast-feedback", HttpStatusCode.NotFound, null },
        { "nobody", "1.0", "ready-for-fast-feedback", HttpStatusCode.NotFound, null },
        { "open", "1.0", "ready-for-lunch", HttpStatusCode.NotFound, null },
        { "open", "1.0", "ready-for-canary&gate=ready-for-extended", HttpStatusCode.NotFound, null },
        { "open", "1.0", "", HttpStatusCode.BadRequest, null },
    };

    private static Candidate Of(string service, string version, string digest, string? commit = null, int days = 0) =>
        new(service, version, ReadApp.Now.AddDays(days).AddHours(-2), digest, commit);

    public async ValueTask InitializeAsync() => await app.TellAsync(History);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_status_says_what_the_gate_says(string service, string version, string gate, HttpStatusCode expected, string? missing)
    {
        using var answer = await app.GetAsync($"/v1/gate/{service}/{version}?gate={gate}");

        Assert.Equal(expected, answer.StatusCode);
        var body = await JsonOf(answer);
        if (expected is HttpStatusCode.OK or HttpStatusCode.Forbidden)
        {
            Assert.Equal(expected is HttpStatusCode.OK, body.GetProperty("ok").GetBoolean());
            Assert.Equal(gate.ToLowerInvariant(), body.GetProperty("gate").GetString());
            Assert.Equal(missing is null ? [] : [missing], Texts(body, "missing").Take(1).Where(_ => missing is not null));
            Assert.NotEmpty(Texts(body, "reasons"));
            Assert.Equal(0, body.GetProperty("agreementVersion").GetInt32());
            Assert.Empty(Texts(body, "signedBy"));
            Assert.Equal(app.Recorder.Sequence, body.GetProperty("sequence").GetInt64());
            Assert.Equal(ReadApp.Now, body.GetProperty("asOf").GetDateTimeOffset());
        }
        else
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal((int)expected, body.GetProperty("status").GetInt32());
        }
    }

    [Fact]
    public async Task A_pipeline_that_fails_on_a_status_goes_on_through_an_open_gate_only()
    {
        // curl -f fails from 400 on; Flagger and others go on with any 2xx.
        foreach (var (service, version, gate, expected, _) in Cases.Select(c => c.Data))
        {
            using var answer = await app.GetAsync($"/v1/gate/{service}/{version}?gate={gate}");
            Assert.Equal(expected is HttpStatusCode.OK, answer.IsSuccessStatusCode);
            Assert.True(answer.IsSuccessStatusCode || (int)answer.StatusCode >= 400, $"{service} {version} {gate}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_cannot_be_answered_names_what_can_be_asked()
    {
        using var unknown = await app.GetAsync("/v1/gate/open/1.0?gate=ready-for-lunch");
        using var unnamed = await app.GetAsync("/v1/gate/open/1.0");
        using var several = await app.GetAsync("/v1/gate/twice/1.0?gate=ready-to-ship");

        foreach (var slug in Slug.All<Gate>())
        {
            Assert.Contains(slug, (await JsonOf(unknown)).GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Contains(slug, (await JsonOf(unnamed)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, unnamed.StatusCode);
        Assert.Equal(["sha256:f1", "sha256:f2"], (await JsonOf(several)).GetProperty("releases").EnumerateArray().Select(r => r.GetProperty("digest").GetString()).Order());
    }

    [Fact]
    public async Task Nobody_without_the_token_learns_anything()
    {
        foreach (var token in new[] { null, "", "another-token-altogether" })
        {
            using var answer = await app.GetAsync("/v1/gate/open/1.0?gate=ready-for-canary", token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    private static string?[] Texts(JsonElement body, string property) => [.. body.GetProperty(property).EnumerateArray().Select(e => e.GetString())];

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return json.RootElement.Clone();
    }
}
