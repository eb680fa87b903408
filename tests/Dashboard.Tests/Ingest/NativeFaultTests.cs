namespace Dashboard.Tests.Ingest;

public class NativeFaultTests
{
    private static readonly string Long = new('x', 3000);

    [Theory]
    [InlineData("version=1", "service")]
    [InlineData("service=s", "version")]
    [InlineData("service=s&version=1&stage=moon", "stage")]
    [InlineData("service=s&version=1&check=unit&outcome=great", "outcome")]
    [InlineData("service=s&version=1&type=made.up", "type")]
    [InlineData("service=s&version=1&attempt=0", "attempt")]
    [InlineData("service=s&version=1&attempt=two", "attempt")]
    [InlineData("service=s&version=1&weight=101", "weight")]
    [InlineData("service=s&version=1&weight=NaN", "weight")]
    [InlineData("service=s&version=1&weight=Infinity", "weight")]
    [InlineData("service=s&version=1&type=cost.recorded&amount=1e999", "amount")]
    [InlineData("service=s&version=1&total=-1", "total")]
    [InlineData("service=s&version=1&duration=-1", "duration")]
    [InlineData("service=s&version=1&at=1999-12-31", "at")]
    [InlineData("service=s&version=1&at=0001-01-01T00:00:00Z", "at")]
    [InlineData("service=s&version=1&at=2026-03-02T12:00:01Z", "at")]
    [InlineData("service=s&version=1&at=soon", "at")]
    [InlineData("service=s&digest=sha256:abc", "digest")]
    [InlineData("service=s&commit=main", "commit")]
    [InlineData("service=s&version=1&purl=docker.io/x", "purl")]
    [InlineData("service=s&version=1&type=change.merged&class=chore", "class")]
    [InlineData("service=s&version=1&clean=maybe", "clean")]
    [InlineData("service=s&version=1&tier=4", "tier")]
    [InlineData("service=s&version=1&tier=1.5", "tier")]
    [InlineData("service=s&version=1&type=approval.closed&gate=prod", "gate")]
    [InlineData("service=s&version=1&type=cost.recorded&kind=beer", "kind")]
    [InlineData("service=s&version=1&canary=1", "metric")]
    [InlineData("service=s&version=1&analysis=[{\"metric\":1}]", "analysis[0].metric")]
    [InlineData("service=s&version=1&analysis=notjson", "analysis")]
    [InlineData("service=s&version=1&version=2", "version")]
    [InlineData("service=%FF&version=1", "service")]
    [InlineData("{\"service\":5,\"version\":\"1\"}", "service")]
    [InlineData("{\"service\":\"s\",\"version\":1.10}", "version")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\",\"id\":7}", "id")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\",\"weight\":\"heavy\"}", "weight")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\",\"weight\":[25]}", "weight")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\",\"outcome\":{}}", "outcome")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\",\"manifest\":{\"logic\":1}}", "manifest.logic")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\",\"tech\":[{}]}", "tech")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\",\"at\":-1}", "at")]
    [InlineData("", "body")]
    [InlineData("  \r\n ", "body")]
    [InlineData("hello", "body")]
    [InlineData("<testsuites/>", "body")]
    [InlineData("[]", "body")]
    [InlineData("[1]", "[0]")]
    [InlineData("{\"service\":\"s\",}", "body")]
    [InlineData("{\"service\":\"s\",\"weight\":NaN}", "body")]
    [InlineData("{\"service\":\"\\ud800\",\"version\":\"1\"}", "body")]
    [InlineData("{\"a\\ud800\":1}", "body")]
    [InlineData("[{\"service\":\"s\",\"version\":\"1\"}] x", "body")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\"}\n{\"service\":", "[1]")]
    public void Each_fault_names_its_field(string body, string field)
    {
        var translation = Deliveries.Native(body);
        Assert.Empty(translation.Deliveries);
        Assert.Contains(field, translation.Errors.ByField.Keys);
    }

    [Fact]
    public void Unknown_words_are_answered_with_the_allowed_ones()
    {
        var errors = Deliveries.Native("service=s&version=1&stage=moon&check=unit&outcome=great&type=x").Errors.ByField;
        Assert.Contains("stubbed-functional", errors["stage"][0], StringComparison.Ordinal);
        Assert.Contains("success", errors["outcome"][0], StringComparison.Ordinal);
        Assert.Contains("service.deployed", errors["type"][0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("service", 200)]
    [InlineData("version", 200)]
    [InlineData("check", 200)]
    [InlineData("suite", 200)]
    [InlineData("environment", 200)]
    [InlineData("actor", 200)]
    [InlineData("summary", 1000)]
    [InlineData("url", 2000)]
    public void Known_field_that_is_too_long_is_refused(string key, int longest)
    {
        string Body(int length) => string.Join('&', new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = "s", ["version"] = "1", [key] = Long[..length] }
            .Select(p => $"{p.Key}={p.Value}"));

        Assert.False(Deliveries.Native(Body(longest)).Errors.Any);
        Assert.Contains($"at most {longest}", Assert.Single(Deliveries.Native(Body(longest + 1)).Errors.ByField[key]), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_read_to_32_levels()
    {
        string Nested(int levels) => "{\"service\":\"s\",\"version\":\"1\",\"deep\":" + new string('[', levels - 1) + new string(']', levels - 1) + "}";

        Assert.False(Deliveries.Native(Nested(32)).Errors.Any);
        Assert.Contains("32", Deliveries.Native(Nested(33)).Errors.ToString(), StringComparison.Ordinal);
        Assert.True(Deliveries.Native(Nested(1_000_000)).Errors.Any);
        Assert.False(Deliveries.Native($"[{Nested(32)}]").Errors.Any);
        Assert.True(Deliveries.Native($"[{Nested(33)}]").Errors.Any);
    }

    [Fact]
    public void Some_types_need_no_release_and_some_no_service()
    {
        Assert.False(Deliveries.Native("service=s&type=incident.detected&incident=I").Errors.Any);
        Assert.False(Deliveries.Native("service=s&type=alert.fired&alert=slow").Errors.Any);
        Assert.False(Deliveries.Native("type=environment.created&environment=int").Errors.Any);
        Assert.False(Deliveries.Native("type=cost.recorded&amount=5&currency=EUR").Errors.Any);
        Assert.True(Deliveries.Native("type=build").Errors.Any);
    }
}
