namespace Dashboard.Tests.Numbers;

/// <summary>
/// A release as a pipeline tells it in CDEvents. The vocabulary has no field for the artifact a test ran against nor for its stage:
/// those ride in <c>customData</c>, where the specification leaves room. Who reviewed a change it cannot tell at all.
/// </summary>
internal sealed class CdEventsRelease(SentRelease release)
{
    private string Package => $"pkg:oci/{release.Service}@sha256%3A{release.Hex}?tag={release.Version}";

    public IEnumerable<string> All() =>
    [
        Event("change.merged.0.3.0", release.Commit, 0, $$"""{"repository":{"id":"acme/{{release.Service}}"} }""", $$"""{"service":"{{release.Service}}"}"""),
        .. Pipeline(),
        Event("approval.closed.0.1.0", $"approval-{release.Number}", 135, """{"responder":"urn:user:grace","decision":"approved","status":"approved"}""", Of()),
        Deployed("production", 150),
    ];

    /// <summary>What its builds, scans and tests found, up to the canary.</summary>
    public IEnumerable<string> Pipeline() =>
    [
        Event("build.started.0.3.0", $"build-{release.Number}", 3, "{}", Of()),
        Event("build.finished.0.3.0", $"build-{release.Number}", 5, $$"""{"artifactId":"{{Package}}"}"""),
        Event("artifact.packaged.0.3.0", Package, 5, $$"""{"change":{"id":"{{release.Commit}}"} }"""),
        Event("artifact.published.0.3.0", Package, 6, $$"""{"sbom":{"uri":"https://sbom.example/{{release.Hex}}.sbom"},"user":"registry-bot"}"""),
        Event("artifact.signed.0.3.0", Package, 7, """{"signature":"MEYCIQCBT8U5ypDXWCjlNKfz"}"""),
        Task("unit tests", 7),
        Task("eslint", 6),
        Task("codeql", 8),
        Task("gitleaks", 6),
        Task("trivy", 7),
        Task("slsa provenance", 8),
        Case("pay", "functional", 10),
        Case("refund", "functional", 10),
        Suite("acceptance", 11),
        Suite("load", 12),
        Suite("rolling-compatibility", 9, "stubbed-non-functional"),
        Deployed("integration", 12),
        Case("settle", "integration", release.IntegratedAfter),
        Suite("peak-load", 60),
        Suite("soak", 100),
        Suite("canary-analysis", 125),
    ];

    private string Task(string name, int minute) =>
        Event("taskrun.finished.0.3.0", $"task-{release.Number}-{name}", minute, $$"""{"taskName":"{{name}}","outcome":"{{release.Outcome(name)}}"}""", Of());

    private string Case(string name, string type, int minute) => Event(
        "testcaserun.finished.0.3.0", $"case-{release.Number}-{name}", minute,
        $$"""{"outcome":"{{release.Outcome(name)}}","testCase":{"id":"{{name}}","name":"{{name}}","type":"{{type}}"} }""", Of());

    private string Suite(string name, int minute, string? stage = null) => Event(
        "testsuiterun.finished.0.3.0", $"suite-{release.Number}-{name}", minute,
        $$"""{"outcome":"{{release.Outcome(name)}}","testSuite":{"id":"{{name}}","name":"{{name}}"} }""", Of(stage));

    private string Deployed(string environment, int minute) =>
        Event("service.deployed.0.3.0", release.Service, minute, $$"""{"environment":{"id":"{{environment}}"},"artifactId":"{{Package}}"}""");

    private string Of(string? stage = null) => $$"""
        {"service":"{{release.Service}}","digest":"{{release.Digest}}"{{(stage is null ? "" : $",\"stage\":\"{stage}\"")}} }
        """;

    private string Event(string type, string subject, int minute, string content, string custom = "{}")
    {
        var (id, source) = ($"{release.Number}/{type}/{subject}/{minute}", $"/ci/{release.Service}");
        return $$"""
            {"specversion":"1.0","id":"{{id}}","source":"{{source}}","type":"dev.cdevents.{{type}}","time":"{{release.At(minute)}}","subject":"{{subject}}","datacontenttype":"application/json",
             "data":{"context":{"specversion":"0.5.1","id":"{{id}}","source":"{{source}}","type":"dev.cdevents.{{type}}","timestamp":"{{release.At(minute)}}"},
              "subject":{"id":"{{subject}}","content":{{content}} },"customData":{{custom}} } }
            """;
    }
}
