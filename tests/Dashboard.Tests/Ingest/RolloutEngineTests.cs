using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Tests.Ingest;

/// <summary>
/// The facts that Argo Rollouts and Flagger tell of a rollout (weights, steps, pauses, analysis, abort), as pipelines can send them today:
/// as custom CDEvents and as native events. Each fact names what of the engine it stands for.
/// </summary>
public sealed class RolloutEngineTests(IngestApp app) : IClassFixture<IngestApp>
{
    private static readonly DateTimeOffset Begin = TimeProvider.System.GetUtcNow().AddHours(-1);

    // An analysis run's metricResults: the value measured, what it is measured against and the engine's own word for it.
    private const string Inside = """[{"metric":"success-rate","canary":0.99,"baseline":0.991,"threshold":0.95,"direction":"below","verdict":"Successful"}]""";
    private const string Outside = """[{"metric":"success-rate","canary":0.9,"baseline":0.991,"threshold":0.95,"direction":"below","verdict":"Failed"}]""";
    private const string Inconclusive = """[{"metric":"success-rate","verdict":"Inconclusive"}]""";

    [Fact]
    public async Task Argo_Rollouts_promotes_after_a_pause()
    {
        // steps: setWeight 20, pause, setWeight 50, pause; then status.phase Healthy with every step done.
        await CdEventAsync("argo-good", "started", 0, new() { ["weight"] = 20, ["step"] = 1, ["steps"] = 4 }); // Progressing, currentStepIndex 0
        await CdEventAsync("argo-good", "paused", 1, new() { ["weight"] = 20, ["step"] = 2, ["steps"] = 4, ["reason"] = "CanaryPauseStep" }); // Paused, pauseConditions
        await CdEventAsync("argo-good", "progressed", 8, new() { ["weight"] = 50, ["step"] = 3, ["steps"] = 4 }); // canary.weights.canary.weight 50
        await CdEventAsync("argo-good", "progressed", 14, new() { ["weight"] = 50, ["step"] = 4, ["steps"] = 4, ["analysis"] = JsonNode.Parse(Inside) }); // AnalysisRun Successful
        await CdEventAsync("argo-good", "promoted", 15, new() { ["step"] = 4, ["steps"] = 4 }); // Healthy

        var rollout = await ReadAsync("argo-good");
        Assert.Equal(("promoted", 100d, "promote", false), Stand(rollout));
        Assert.Equal((4, 4), ((int)rollout["step"]!, (int)rollout["steps"]!));

        // 20 % for 8 min, 50 % for 7: 1.6 + 3.5, of 15.
        Assert.Equal((5.1, 15d), (Math.Round((double)rollout["exposed"]!["minutes"]!, 2), Math.Round((double)rollout["exposed"]!["allAtOnceMinutes"]!, 2)));
    }

    [Fact]
    public async Task Argo_Rollouts_aborts_on_a_failed_analysis()
    {
        await CdEventAsync("argo-bad", "started", 0, new() { ["weight"] = 20, ["step"] = 1, ["steps"] = 4 });
        await CdEventAsync("argo-bad", "progressed", 6, new() { ["weight"] = 20, ["analysis"] = JsonNode.Parse(Outside) }); // AnalysisRun Failed
        await CdEventAsync("argo-bad", "aborted", 7, new() { ["weight"] = 0, ["reason"] = "RolloutAborted: metric success-rate assessed Failed" }); // Degraded, abort true

        var rollout = await ReadAsync("argo-bad");
        Assert.Equal(("aborted", 0d, "roll-back", false), Stand(rollout));
        Assert.Equal((20d, "RolloutAborted: metric success-rate assessed Failed"), ((double)rollout["mostWeight"]!, (string)rollout["reason"]!));
        Assert.Equal("success-rate is 0.9, below its line 0.95 (the version before: 0.991)", (string)rollout["advice"]!["reasons"]![0]!);
    }

    [Fact]
    public async Task An_inconclusive_analysis_is_not_enough_evidence_and_differs_from_an_engine_that_promotes_anyway()
    {
        await CdEventAsync("argo-unsure", "started", 0, new() { ["weight"] = 20 });
        await CdEventAsync("argo-unsure", "progressed", 8, new() { ["weight"] = 20, ["analysis"] = JsonNode.Parse(Inconclusive) });
        await CdEventAsync("argo-unsure", "promoted", 9, []); // promoted by hand

        var rollout = await ReadAsync("argo-unsure");
        Assert.Equal(("promoted", 100d, "not-enough-evidence", true), Stand(rollout));
    }

    /// Messages of the tutorials of Flagger: its weight exists in them alone, and so it is sent.
    [Fact]
    public async Task Flagger_advances_halts_and_rolls_back()
    {
        await NativeAsync("podinfo-bad", "rollout.started", 0, ("weight", 5)); // Advance podinfo.test canary weight 5
        await NativeAsync("podinfo-bad", "rollout.progressed", 1, ("weight", 10)); // Advance podinfo.test canary weight 10
        await NativeAsync("podinfo-bad", "rollout.progressed", 2, ("weight", 15)); // Advance podinfo.test canary weight 15
        await NativeAsync("podinfo-bad", "rollout.paused", 3, ("metric", "error-rate"), ("canary", 69.17), ("threshold", 1), ("direction", "above"), ("reason", "error rate 69.17% > 1%")); // Halt podinfo.test advancement
        await NativeAsync("podinfo-bad", "rollout.aborted", 12, ("reason", "failed checks threshold reached 10")); // Rolling back podinfo.test

        var rollout = await ReadAsync("podinfo-bad");
        Assert.Equal(("aborted", 0d, "roll-back", false), Stand(rollout));
        Assert.Equal(15d, (double)rollout["mostWeight"]!);

        // 5 and 10 % for a minute each, 15 % for ten: 0.05 + 0.1 + 1.5.
        Assert.Equal(1.65, Math.Round((double)rollout["exposed"]!["minutes"]!, 2));
    }

    [Fact]
    public async Task Flagger_promotes_and_what_comes_twice_or_late_changes_nothing()
    {
        await NativeAsync("podinfo", "rollout.promoted", 30); // Promotion completed! Told before the rest.
        await NativeAsync("podinfo", "rollout.started", 0, ("weight", 10)); // Starting canary analysis for podinfo.test
        foreach (var _ in Enumerable.Range(0, 2))
            await NativeAsync("podinfo", "rollout.progressed", 10, ("weight", 50), ("metric", "request-success-rate"), ("canary", 99.8), ("threshold", 99), ("direction", "below")); // Advance … weight 50
        await NativeAsync("podinfo", "rollout.progressed", 29, ("weight", 50), ("metric", "request-success-rate"), ("canary", 99.9), ("threshold", 99), ("direction", "below"));

        var rollout = await ReadAsync("podinfo");
        Assert.Equal(("promoted", 100d, "promote", false), Stand(rollout));

        // 10 % for ten minutes, 50 % for twenty: 1 + 10.
        Assert.Equal(11d, Math.Round((double)rollout["exposed"]!["minutes"]!, 2));
    }

    private static (string Phase, double Weight, string Advice, bool Differs) Stand(JsonNode rollout) =>
        ((string)rollout["phase"]!, (double)rollout["weight"]!, (string)rollout["advice"]!["verdict"]!, (bool)rollout["differs"]!);

    private async Task<JsonNode> ReadAsync(string service)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", IngestApp.Token);
        var rollouts = JsonNode.Parse(await client.GetStringAsync(new Uri("/v1/rollouts", UriKind.Relative), TestContext.Current.CancellationToken))!;
        return rollouts["live"]!.AsArray().Concat(rollouts["ended"]!.AsArray()).Single(r => (string)r!["service"]! == service)!;
    }

    private Task CdEventAsync(string service, string what, double minutes, JsonObject content)
    {
        content["service"] = new JsonObject { ["id"] = service };
        content["environment"] = new JsonObject { ["id"] = "production" };
        content["artifactId"] = $"pkg:oci/{service}@sha256%3A{new string('a', 64)}?tag=2.0.0";
        return AcceptedAsync(new JsonObject
        {
            ["context"] = new JsonObject
            {
                ["specversion"] = "0.5.1",
                ["id"] = $"{service}-{minutes}",
                ["source"] = "/argo-rollouts",
                ["type"] = $"dev.cdeventsx.argorollouts-rollout.{what}.0.1.0",
                ["timestamp"] = Begin.AddMinutes(minutes).ToString("O"),
            },
            ["subject"] = new JsonObject { ["id"] = $"{service}-rollout", ["content"] = content },
        });
    }

    private Task NativeAsync(string service, string type, double minutes, params (string Key, object Value)[] more)
    {
        var body = new JsonObject { ["type"] = type, ["service"] = service, ["version"] = "6.0.1", ["environment"] = "production", ["at"] = Begin.AddMinutes(minutes).ToString("O") };
        foreach (var (key, value) in more)
            body[key] = JsonSerializer.SerializeToNode(value);
        return AcceptedAsync(body);
    }

    private async Task AcceptedAsync(JsonObject body)
    {
        using var answer = await app.PostAsync(body.ToJsonString(), ("Content-Type", "application/json"));
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
