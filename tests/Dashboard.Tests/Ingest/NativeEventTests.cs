using Dashboard.Core.Pipeline;
using Dashboard.Journal;

namespace Dashboard.Tests.Ingest;

public class NativeEventTests
{
    private const string Commit = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b";
    private const string Digest = "sha256:0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427";

    [Fact]
    public void Form_and_json_mean_the_same()
    {
        var form = Deliveries.NativeEvent(
            $"service=check+out&version=1.4.2&stage=stubbed-functional&check=functional&outcome=success&commit={Commit}&url=https%3A%2F%2Fci%2F1");
        var json = Deliveries.NativeEvent(
            $$"""
            {"service":"check out","version":"1.4.2","stage":"stubbed-functional","check":"functional","outcome":"success",
             "commit":"{{Commit}}","url":"https://ci/1"}
            """);

        Assert.Equal(form with { DeliveryKey = "" }, json with { DeliveryKey = "" });
        Assert.Equal("check out", form.Service);
        Assert.Equal("https://ci/1", form.Url);
        Assert.Equal(Stage.StubbedFunctional, form.Stage);
        Assert.Equal(Outcome.Success, form.Outcome);
        Assert.True(form.StartsRelease);
    }

    [Fact]
    public void Json_that_curl_calls_a_form_is_read_as_json() =>
        Assert.Equal("s", Deliveries.NativeEvent(" \n{\"service\":\"s\",\"version\":\"1\"}", ("Content-Type", "application/x-www-form-urlencoded")).Service);

    [Theory]
    [InlineData("check=unit&outcome=ok", "testsuiterun.finished")]
    [InlineData("environment=prod", "service.deployed")]
    [InlineData("check=smoke&environment=prod", "testsuiterun.finished")]
    [InlineData("summary=x", "artifact.packaged")]
    [InlineData("type=check.finished&check=unit&outcome=ok", "testsuiterun.finished")]
    [InlineData("type=deployed&environment=prod", "service.deployed")]
    [InlineData("type=build", "build.finished")]
    [InlineData("type=rollout.progressed&weight=25", "rollout.progressed")]
    public void Type_follows_from_what_is_given(string rest, string type) =>
        Assert.Equal(type, Deliveries.NativeEvent($"service=s&version=1&{rest}").Type);

    [Theory]
    [InlineData("pass", Outcome.Success)]
    [InlineData("Passed", Outcome.Success)]
    [InlineData("ok", Outcome.Success)]
    [InlineData("true", Outcome.Success)]
    [InlineData("fail", Outcome.Failure)]
    [InlineData("failed", Outcome.Failure)]
    [InlineData("false", Outcome.Failure)]
    [InlineData("error", Outcome.Error)]
    [InlineData("cancel", Outcome.Cancel)]
    [InlineData("cancelled", Outcome.Cancel)]
    [InlineData("skipped", Outcome.Skipped)]
    [InlineData("neutral", Outcome.Neutral)]
    public void Outcome_words_are_understood(string word, Outcome outcome) =>
        Assert.Equal(outcome, Deliveries.NativeEvent($"service=s&version=1&check=unit&outcome={word}").Outcome);

    [Fact]
    public void Check_without_outcome_is_running()
    {
        var e = Deliveries.NativeEvent("service=s&version=1&check=unit");
        Assert.Equal(RunPhase.Running, e.Phase);
        Assert.Null(e.Outcome);
    }

    [Theory]
    [InlineData("type=testsuiterun.queued&check=unit", RunPhase.Queued)]
    [InlineData("type=build.started", RunPhase.Running)]
    [InlineData("type=rollout.started&weight=5", RunPhase.Terminal)]
    [InlineData("check=unit&phase=queued", RunPhase.Queued)]
    [InlineData("check=unit&outcome=error", RunPhase.Terminal)]
    [InlineData("type=rollout.progressed&phase=WaitingPromotion", RunPhase.Terminal)]
    public void Phase_follows_from_type_and_outcome(string rest, RunPhase phase) =>
        Assert.Equal(phase, Deliveries.NativeEvent($"service=s&version=1&{rest}").Phase);

    [Theory]
    [InlineData("check=unit", "unit", Stage.Build)]
    [InlineData("check=CodeQL", "sast", Stage.Build)]
    [InlineData("check=performance", "load", Stage.StubbedNonFunctional)]
    [InlineData("check=fault", "fault", null)]
    [InlineData("check=fault&environment=staging", "fault", Stage.Extended)]
    [InlineData("check=fault&stage=Stubbed-Non-Functional", "fault", Stage.StubbedNonFunctional)]
    [InlineData("check=my+own", "my own", null)]
    [InlineData("environment=production", null, Stage.Production)]
    public void Stage_is_the_one_given_else_the_checks_owner_else_the_environments(string rest, string? check, Stage? stage)
    {
        var e = Deliveries.NativeEvent($"service=s&version=1&outcome=success&{rest}");
        Assert.Equal((check, stage), (e.Check, e.Stage));
    }

    [Fact]
    public void OpenTelemetry_names_are_synonyms_and_ours_win()
    {
        var e = Deliveries.NativeEvent(
            $$"""
            {"service.name":"s","service.version":"9","version":"1","deployment.environment.name":"prod","cicd.pipeline.run.id":"42",
             "vcs.ref.head.revision":"{{Commit}}","check":"smoke","outcome":"ok"}
            """);
        Assert.Equal(("s", "1", "prod", "42", Commit), (e.Service, e.Version, e.Environment, e.CorrelationId, e.Commit));
        Assert.Equal("42/integration/smoke/", e.SubjectId);
    }

    [Theory]
    [InlineData("check=unit&outcome=ok&suite=net10", "build/unit/net10")]
    [InlineData("check=load&outcome=ok&journey=pay&scenario=adverse", "stubbed-non-functional/load/pay/adverse")]
    [InlineData("environment=prod&at=2026-02-01T00:00:00Z", "prod@639055008000000000")]
    [InlineData("type=build", "build")]
    [InlineData("type=build&cicd.pipeline.run.id=7", "7")]
    [InlineData("type=change.merged&commit=" + Commit, Commit)]
    [InlineData("type=change.merged&id=c1", "c1")]
    [InlineData("type=incident.detected&incident=INC-1", "INC-1")]
    [InlineData("type=alert.fired&alert=slow", "slow")]
    [InlineData("type=approval.closed&gate=ready-to-ship", "ready-to-ship")]
    [InlineData("type=rollout.progressed&weight=5&environment=prod", "prod")]
    [InlineData("type=cost.recorded&amount=12.5&id=x", "x")]
    [InlineData("type=cost.recorded&amount=12.5", "cost.recorded")]
    public void Subject_says_what_it_is_about(string rest, string subject) =>
        Assert.Equal(subject, Deliveries.NativeEvent($"service=s&version=1&{rest}").SubjectId);

    [Theory]
    [InlineData("attempt=2&cicd.pipeline.run.id=7", 2)]
    [InlineData("attempt=2", 1)]
    [InlineData("cicd.pipeline.run.id=7", 1)]
    public void Attempts_count_within_the_run_that_is_named(string rest, int attempt) =>
        Assert.Equal(attempt, Deliveries.NativeEvent($"service=s&version=1&check=unit&outcome=ok&{rest}").Attempt);

    [Fact]
    public void Times_and_duration_give_start_and_end()
    {
        var e = Deliveries.NativeEvent("service=s&version=1&check=unit&outcome=ok&started=2026-02-01+10:00:00+UTC&duration=90.5");
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 10, 1, 30, 500, TimeSpan.Zero), e.FinishedAt);
        Assert.Equal(e.FinishedAt, e.OccurredAt);

        var ended = Deliveries.NativeEvent("service=s&version=1&check=unit&outcome=ok&at=1769940000&duration=60");
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1769939940), ended.StartedAt);
        Assert.Equal(Deliveries.Now, Deliveries.NativeEvent("service=s&version=1").OccurredAt);
    }

    [Fact]
    public void End_before_start_keeps_the_end_and_says_so()
    {
        var e = Deliveries.NativeEvent("service=s&version=1&check=unit&outcome=ok&started=2026-02-02&finished=2026-02-01");
        Assert.Null(e.StartedAt);
        Assert.NotNull(e.FinishedAt);
        Assert.Single(e.Notices!);
    }

    [Theory]
    [InlineData("version=latest")]
    [InlineData("version=main")]
    [InlineData("version=refs/heads/x")]
    public void Name_that_moves_is_left_out_with_a_notice(string rest)
    {
        var e = Deliveries.NativeEvent($"service=s&{rest}");
        Assert.Null(e.Version);
        Assert.Single(e.Notices!);
    }

    [Fact]
    public void Package_url_gives_the_digest_and_short_commit_a_notice()
    {
        var e = Deliveries.NativeEvent("service=s&version=1.4.2&commit=1a2b3c4&purl=pkg:oci/s@" + Digest.Replace(":", "%253A"));
        Assert.Equal((Digest, "1.4.2", "1a2b3c4"), (e.Digest, e.Version, e.Commit));
        Assert.Single(e.Notices!);
    }

    [Fact]
    public void Id_comes_from_the_body_else_the_header_and_is_refused_with_another_body()
    {
        var given = Deliveries.TheDraft(Deliveries.Native("service=s&version=1&id=a", ("Idempotency-Key", "b")));
        var header = Deliveries.TheDraft(Deliveries.Native("service=s&version=1", ("Idempotency-Key", "\"b\"")));
        var none = Deliveries.TheDraft(Deliveries.Native("service=s&version=1"));
        Assert.Equal(("a", Repeat.RefuseOtherBody), (given.Id, given.Repeat));
        Assert.Equal(("b", Repeat.RefuseOtherBody), (header.Id, header.Repeat));
        Assert.Equal((null, Repeat.BodyWithinFiveMinutes), (none.Id, none.Repeat));
    }
}
