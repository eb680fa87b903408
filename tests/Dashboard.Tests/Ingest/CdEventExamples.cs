using System.Text.Json;

namespace Dashboard.Tests.Ingest;

/// One CDEvent as its sender wrote it, and what a reader of the specification finds in it.
public sealed record CdEventExample(string Json, string Id, string Source, string FullType, string Time, string Subject)
{
    /// `dev.cdevents.service.deployed.0.2.0` is `service.deployed`.
    public string Type => string.Join('.', FullType[(FullType.IndexOf(".cdevents", StringComparison.Ordinal) + 1)..].Split('.').Skip(1).Take(2));

    /// CloudEvents make source and id together unique.
    public string DeliveryId => $"{Source}\n{Id}";

    /// The attributes as headers of the binary form; a percent sign is written as %25 there.
    public (string Name, string Value)[] Attributes =>
    [
        ("Content-Type", "application/json"), ("ce-specversion", "1.0"), ("ce-id", Header(Id)), ("ce-source", Header(Source)),
        ("ce-type", Header(FullType)), ("ce-time", Time), ("ce-subject", Header(Subject)),
    ];

    /// The structured form.
    public string Envelope => $$"""
        {"specversion":"1.0","id":{{Quoted(Id)}},"source":{{Quoted(Source)}},"type":{{Quoted(FullType)}},"time":{{Quoted(Time)}},
         "subject":{{Quoted(Subject)}},"datacontenttype":"application/json","data":{{Json}}}
        """;

    public static CdEventExample Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var context = document.RootElement.GetProperty("context");
        string Context(string name) => context.GetProperty(name).GetString()!;
        return new(json, Context("id"), Context("source"), Context("type"), Context("timestamp"), document.RootElement.GetProperty("subject").GetProperty("id").GetString()!);
    }

    private static string Header(string text) => text.Replace("%", "%25", StringComparison.Ordinal);

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}

/// The CDEvents the specification gives as examples, where they are present, and always some of our own.
public static class CdEventExamples
{
    // As in the specification, all of them have one id.
    private const string Id = "5d0c1f3e-0000-4000-8000-000000000001";
    private const string Package = "pkg:oci/checkout@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427";

    /// With the specification's: its 39 examples of 0.3.0 and the custom event, and the kinds of later versions.
    public static int Fewest => Own.Count + (Corpora.Folder is null ? 0 : 40);

    public static IReadOnlyList<CdEventExample> All { get; } = [.. Specified.Concat(Own).Select(CdEventExample.Of)];

    private static IEnumerable<string> Specified => Corpora.Files("cdevents")
        .Where(f => (f.Contains("/conformance/", StringComparison.Ordinal) || f.Contains("/examples/", StringComparison.Ordinal)
            || f.EndsWith("custom/conformance.json", StringComparison.Ordinal)) && !f.EndsWith("formats/domainid.json", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static IReadOnlyList<string> Own =>
    [
        Event("\"version\":\"0.3.0\"", "dev.cdevents.build.finished.0.1.1", "build-7", $$"""{"artifactId":"{{Package}}"}"""),
        Event("\"version\":\"0.3.0\"", "dev.cdevents.testcaserun.finished.0.1.0", "case-7", """{"outcome":"pass","environment":{"id":"dev"},"testCase":{"id":"9","name":"Log in","type":"unit"}}"""),
        Event("\"version\":\"0.4.1\"", "dev.cdevents.artifact.published.0.2.0", Package, """{"user":"ann","sbom":{"uri":"https://example.com/checkout.sbom.json"}}"""),
        Event("\"version\":\"0.4.1\"", "dev.cdevents.change.merged.0.2.0", "change-97", """{"repository":{"id":"shop/checkout"}}"""),
        Event("\"specversion\":\"0.5.1\"", "dev.cdevents.pipelinerun.finished.0.3.0", "run-7", """{"pipelineName":"main","outcome":"success","uri":"https://example.com/runs/7"}"""),
        Event("\"specversion\":\"0.5.1\"", "dev.cdevents.testsuiterun.finished.0.3.0", "suite-7", """{"outcome":"failure","reason":"two cases","environment":{"id":"staging"},"testSuite":{"id":"3","name":"journeys"}}"""),
        Event("\"specversion\":\"0.5.1\"", "dev.cdevents.service.deployed.0.3.0", "checkout", $$$"""{"environment":{"id":"production"},"artifactId":"{{{Package}}}"}"""),
        Event("\"specversion\":\"0.5.1\"", "dev.cdevents.incident.detected.0.3.0", "incident-7", """{"description":"slow","environment":{"id":"production"},"service":{"id":"checkout"}}"""),
        Event("\"specversion\":\"0.6.0-draft\"", "dev.cdevents.approval.closed.0.1.0", "approval-7", """{"responder":"eve","decision":"approved","status":"closed"}"""),
        Event("\"specversion\":\"0.6.0-draft\"", "dev.cdeventsx.tool-thing.made.0.1.0", "pkg:x/y@1", """{"nested":{"list":["a"]}}"""),
    ];

    private static string Event(string version, string type, string subject, string content) => $$$"""
        {"context":{{{{version}}},"id":"{{{Id}}}","source":"/pipelines/shop","type":"{{{type}}}","timestamp":"2023-03-20T14:27:05Z"},
         "subject":{"id":"{{{subject}}}","content":{{{content}}}}}
        """;
}
