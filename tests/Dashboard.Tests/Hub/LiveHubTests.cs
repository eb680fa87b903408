using System.Globalization;
using Dashboard.Hub;
using Dashboard.Tests.Ingest;

namespace Dashboard.Tests.Hub;

public sealed class LiveHubTests(IngestApp app) : IClassFixture<IngestApp>
{
    [Theory]
    [InlineData(null)]
    [InlineData("not-the-token-at-all")]
    public async Task Nobody_follows_without_the_token(string? token)
    {
        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => HubClient.ConnectAsync(app, token));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_client_gets_the_current_state_and_then_every_change_in_order()
    {
        await SendAsync("state", "1.0.0", "check=unit&outcome=success");
        await using var client = await HubClient.ConnectAsync(app);
        await client.FollowAsync(null);
        var first = await client.HearUntilAsync(m => m is long);
        var state = Assert.IsType<CurrentState>(first[0]);
        Assert.Contains(state.InFlight, r => r is { Service: "state", Version: "1.0.0" } && !r.Gates["ready-to-ship"]);

        await SendAsync("state", "1.0.0", "check=lint&outcome=failure");
        await SendAsync("state", "1.0.0", "type=rollout.started&weight=5&step=1&steps=4");
        await SendAsync("state", "1.0.0", "type=incident.detected&incident=INC-1&severity=high");
        await SendAsync("state", "1.0.0", "type=service.deployed&environment=production");
        var heard = (await client.HearUntilAsync(m => m is EvidenceRecordedMessage { Check: "deployment" } or ReleaseChangedMessage { Type: "service.deployed" })).OfType<LiveMessage>().ToList();

        Assert.Contains(heard, m => m is EvidenceRecordedMessage { Check: "lint", Outcome: "failure", Stage: "build" });
        Assert.Contains(heard, m => m is RolloutChangedMessage { Type: "rollout.started", Weight: 5, Step: 1, Steps: 4 });
        Assert.Contains(heard, m => m is IncidentChangedMessage { Incident: "INC-1", Severity: "high" });
        Assert.Equal(heard.Select(m => m.Sequence).Order(), heard.Select(m => m.Sequence));
        Assert.All(heard, m => Assert.NotNull(m.ReleaseId));
    }

    [Fact]
    public async Task A_client_that_was_away_misses_nothing_and_gets_nothing_twice()
    {
        await using var first = await HubClient.ConnectAsync(app);
        await first.FollowAsync(null);
        await SendAsync("away", "1.0.0", "check=unit&outcome=success&suite=before");
        var seen = (LiveMessage)(await first.HearUntilAsync(m => m is EvidenceRecordedMessage { Service: "away" }))[^1];
        await first.DisposeAsync();

        for (var n = 0; n < 40; n++)
            await SendAsync("away", "1.0.0", string.Create(CultureInfo.InvariantCulture, $"check=unit&outcome=success&suite=s{n}"));

        await using var again = await HubClient.ConnectAsync(app);
        await again.FollowAsync(seen.Sequence);
        await SendAsync("away", "1.0.0", "check=unit&outcome=success&suite=after");
        var heard = await again.HearUntilAsync(m => m is EvidenceRecordedMessage { Suite: "after" });

        var suites = heard.OfType<EvidenceRecordedMessage>().Where(m => m.Service == "away").Select(m => m.Suite).ToList();
        Assert.Equal([.. Enumerable.Range(0, 40).Select(n => string.Create(CultureInfo.InvariantCulture, $"s{n}")), "after"], suites);
        Assert.DoesNotContain(heard, m => m is CurrentState);
    }

    [Fact]
    public async Task A_changed_gate_is_told_with_its_reasons()
    {
        await using var client = await HubClient.ConnectAsync(app);
        await client.FollowAsync(null);
        var digest = $"digest=sha256:{new string('a', 64)}&commit={new string('b', 40)}";
        foreach (var check in new[] { "build", "unit", "sast", "sca", "secret-scan", "sbom", "provenance", "signature" })
            await SendAsync("gated", "1.0.0", $"{digest}&stage=build&check={check}&outcome=success");

        var opened = (GateDecidedMessage)(await client.HearUntilAsync(m => m is GateDecidedMessage { Service: "gated" }))[^1];
        Assert.Equal("ready-for-fast-feedback", opened.Gate);
        Assert.True(opened.Open);
        Assert.Equal(0, opened.AgreementVersion);
        Assert.Contains(opened.Reasons, reason => reason.Contains("build/sca", StringComparison.Ordinal));
    }

    private async Task SendAsync(string service, string version, string rest)
    {
        using var answer = await app.PostAsync($"service={service}&version={version}&{rest}");
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
    }
}
