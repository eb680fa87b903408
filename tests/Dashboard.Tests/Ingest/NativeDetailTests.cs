namespace Dashboard.Tests.Ingest;

public class NativeDetailTests
{
    private const string Hex64 = "0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427";

    [Theory]
    [InlineData("type=change.merged&author=ann&class=Feature&testsTouched=yes", "author=ann;class=feature;testsTouched=true")]
    [InlineData("type=build&clean=1&tech=net10,redis&manifest=logic,tests", "clean=true;manifest=logic,tests;tech=net10,redis")]
    [InlineData("type=build&tech=net10&tech=redis", "tech=net10,redis")]
    [InlineData("check=load&outcome=ok&journey=pay&achieved=1200&expected=1e3&unit=rps", "achieved=1200;expected=1000;journey=pay;unit=rps")]
    [InlineData("type=deployed&environment=prod&manualSteps=0&strategy=canary", "manualSteps=0;strategy=canary")]
    [InlineData("type=service.rolledback&environment=prod&fromDigest=" + Hex64 + "&drill=false", "drill=false;fromDigest=sha256:" + Hex64)]
    [InlineData("type=cost.recorded&amount=-12.50&currency=EUR&kind=compute", "amount=-12.5;currency=EUR;kind=compute")]
    [InlineData("type=evidence.recorded&kind=right-sizing", "kind=right-sizing")]
    [InlineData("type=incident.detected&incident=I1&escapedStage=integration&severity=critical", "escapedStage=integration;incident=I1;severity=critical")]
    [InlineData("type=alert.fired&alert=slow&promotionPreventing=true", "alert=slow;promotionPreventing=true")]
    [InlineData("type=environment.created&environment=int&provisionSeconds=90&shared=true&health=up", "health=up;provisionSeconds=90;shared=true")]
    [InlineData("check=unit&outcome=ok&team=pay&tier=1&customers=120000", "customers=120000;team=pay;tier=1")]
    [InlineData("type=rollout.progressed&weight=25&metric=errors&canary=0.4&baseline=0.3&threshold=1&direction=above",
        "analysis=[{\"metric\":\"errors\",\"canary\":0.4,\"baseline\":0.3,\"threshold\":1,\"direction\":\"above\"}]")]
    public void Keys_of_a_type_are_kept_under_their_names(string rest, string expected)
    {
        var details = Deliveries.NativeEvent($"service=s&version=1&{rest}").Details!;
        Assert.Equal(expected, string.Join(';', details.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")));
    }

    [Fact]
    public void Nested_json_is_made_flat()
    {
        var details = Deliveries.NativeEvent(
            """
            {"service":"s","version":"1","type":"build","manifest":{"logic":true,"tests":false,"monitoring":true},"tech":["net10","redis"],
             "analysis":[{"metric":"p95","canary":210.0,"threshold":250,"direction":"below","verdict":"promote","extra":[1]}]}
            """).Details!;
        Assert.Equal("logic,monitoring", details["manifest"]);
        Assert.Equal("net10,redis", details["tech"]);
        Assert.Equal("""[{"metric":"p95","canary":210,"threshold":250,"direction":"below","verdict":"promote"}]""", details["analysis"]);
    }

    [Fact]
    public void Unknown_keys_are_labels()
    {
        var e = Deliveries.NativeEvent("""{"service":"s","version":"1","region":"eu","build":17,"ok":true,"more":{"a":[1,2]},"none":null}""");
        Assert.Equal("build=17;more={\"a\":[1,2]};ok=true;region=eu",
            string.Join(';', e.Labels!.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")));
    }

    [Fact]
    public void Labels_beyond_the_limits_are_cut_with_a_notice()
    {
        var many = string.Concat(Enumerable.Range(0, 70).Select(i => $"&l{i}=v"));
        var e = Deliveries.NativeEvent($"service=s&version=1{many}");
        Assert.Equal(64, e.Labels!.Count);
        Assert.Contains("6 labels were left out", Assert.Single(e.Notices!), StringComparison.Ordinal);

        var cut = Deliveries.NativeEvent($"service=s&version=1&note={new string('x', 1001)}");
        Assert.Equal(1000, cut.Labels!["note"].Length);
        Assert.Contains("1 labels were cut", Assert.Single(cut.Notices!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_keys_hold_little_memory()
    {
        var body = "service=s&version=1" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"&k{i}=v"));
        Assert.Equal(64, Deliveries.NativeEvent(body).Labels!.Count);
    }

    [Fact]
    public void List_given_again_and_again_is_refused_without_growing()
    {
        var body = "service=s&version=1" + string.Concat(Enumerable.Repeat("&tech=net10", 200_000));
        Assert.Contains("at most 1000", Deliveries.Native(body).Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_and_control_characters_are_text_like_any_other()
    {
        var e = Deliveries.NativeEvent("""{"service":"<b>s</b>","version":"1\"><script>alert(1)</script>","summary":"a\u0000b","url":"javascript:alert(1)"}""");
        Assert.Equal("<b>s</b>", e.Service);
        Assert.Equal("1\"><script>alert(1)</script>", e.Version);
        Assert.Equal("a\uFFFDb", e.Summary);
        Assert.Equal("javascript:alert(1)", e.Url);
    }
}
