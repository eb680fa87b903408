using Dashboard.Ingest;

namespace Dashboard.Tests.Ingest;

public class FingerprintTests
{
    [Theory]
    [InlineData("{}", "X-GitHub-Event", "github")]
    [InlineData("{}", "ce-specversion", "cloudevents")]
    [InlineData("service=s&version=1", "", "native")]
    [InlineData("{\"service\":\"s\",\"version\":\"1\"}", "", "native")]
    [InlineData("{\"service\":\"s\",\"name\":\"a\",\"build\":1,\"url\":\"u\"}", "", "native")]
    [InlineData("{\"context\":{\"type\":\"dev.cdevents.a.b.1\"},\"subject\":{}}", "", "native")]
    [InlineData("[]", "", "native")]
    [InlineData("rubbish", "", "native")]
    public void Sender_is_found_by_header_then_body(string body, string header, string source)
    {
        var delivery = header.Length == 0 ? Deliveries.Of(body) : Deliveries.Of(body, (header, "1.0"));
        Assert.Equal(source, Fingerprint.Of(delivery).Format?.Source);
    }

    [Theory]
    [InlineData("{\"version\":\"4\",\"groupKey\":\"g\",\"alerts\":[]}", "", "Alertmanager")]
    [InlineData("{\"version\":\"1\",\"orgId\":1,\"alerts\":[]}", "", "Grafana")]
    [InlineData("{\"name\":\"a\",\"namespace\":\"n\",\"phase\":\"Progressing\",\"checksum\":\"1\"}", "", "Flagger")]
    [InlineData("{\"kind\":\"Rollout\"}", "", "Argo Rollouts")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"}", "", "a CycloneDX bill of materials")]
    [InlineData("<?xml version=\"1.0\"?><testsuites/>", "", "an XML report")]
    [InlineData("{}", "X-Gitlab-Event", "GitLab")]
    [InlineData("{}", "X-Gitea-Event", "Gitea")]
    public void Sender_that_cannot_be_read_yet_is_named(string body, string header, string looksLike)
    {
        var delivery = header.Length == 0 ? Deliveries.Of(body) : Deliveries.Of(body, (header, "push"), ("X-GitHub-Event", "push"));
        Assert.Equal((null, looksLike), Fingerprint.Of(delivery));
    }
}
