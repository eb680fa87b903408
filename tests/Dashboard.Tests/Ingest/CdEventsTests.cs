using System.Text;
using Dashboard.Core.Pipeline;
using Dashboard.Ingest;
using Dashboard.Ingest.Formats;
using Dashboard.Journal;

namespace Dashboard.Tests.Ingest;

public class CdEventsTests
{
    private const string Digest = "sha256:0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427";

    [Theory]
    [InlineData("dev.cdevents.service.upgraded.0.3.0", "service.upgraded")]
    [InlineData("dev.cdevents.pipelinerun.finished.0.1.0-draft", "pipelinerun.finished")]
    [InlineData("dev.cdevents.approval.closed.0.1.0", "approval.closed")]
    [InlineData("dev.cdevents.testcase.finished.0.1.0", "testcaserun.finished")]
    [InlineData("dev.cdevents.testsuiterun.finished.0.1.0", "testsuiterun.finished")]
    [InlineData("dev.cdeventsx.mytool-resource.created.0.1.0", "mytool-resource.created")]
    [InlineData("dev.cdevents.robot.dreamed.99.1.0", "robot.dreamed")]
    [InlineData("dev.cdevents.service.deployed", "service.deployed")]
    public void Type_loses_prefix_and_version(string full, string type) => Assert.Equal(type, CdEvents.TypeOf(full));

    [Fact]
    public void Deployment_names_environment_and_digest()
    {
        var e = Bare("service.deployed.0.2.0", "shop", """{"environment":{"id":"prod1"},"artifactId":"pkg:oci/myapp@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427"}""");
        Assert.Equal(("service.deployed", "shop", "shop", "prod1", Digest), (e.Type, e.SubjectId, e.Service, e.Environment, e.Digest));
        Assert.Equal(RunPhase.Terminal, e.Phase);
        Assert.Equal(new DateTimeOffset(2023, 3, 20, 14, 27, 5, TimeSpan.Zero), e.OccurredAt);
    }

    // The vocabulary names the artifact that is deployed with the service now; what was turned back it does not name.
    [Fact]
    public void Rollback_names_what_it_returned_to_and_turns_nothing_back_that_it_does_not_name()
    {
        var e = Bare("service.rolledback.0.3.0", "shop", """{"environment":{"id":"prod1"},"artifactId":"pkg:oci/myapp@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427"}""");
        Assert.Equal(("service.rolledback", Digest, null), (e.Type, e.Detail("toDigest"), e.Detail("fromDigest")));

        var byVersion = Bare("service.rolledback.0.3.0", "shop", """{"environment":{"id":"prod1"},"artifactId":"pkg:golang/example.com/myapp@1.4.2"}""");
        Assert.Equal(("service.running", "1.4.2"), (byVersion.Type, byVersion.Version));
    }

    [Fact]
    public void Build_is_placed_by_its_package()
    {
        var e = Bare("build.finished.0.1.1", "b1", """{"artifactId":"pkg:oci/myapp@sha256:0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427?tag=1.4.2"}""");
        Assert.Equal(("myapp", "1.4.2", Digest), (e.Service, e.Version, e.Digest));
    }

    [Theory]
    [InlineData("artifact.published.0.3.0", """{"sbom":{"uri":"https://sbom.example/1.sbom"},"user":"bot"}""")]
    [InlineData("artifact.packaged.0.3.0", """{"change":{"id":"97"},"sbom":{"uri":"https://sbom.example/1.sbom"}}""")]
    public void Artifact_tells_where_its_list_of_parts_is(string type, string content) =>
        Assert.Equal("https://sbom.example/1.sbom", Bare(type, "pkg:oci/myapp@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427", content).Detail("sbom"));

    [Theory]
    [InlineData("integration", "pass", "integration", Stage.Integration, Outcome.Success)]
    [InlineData("unit", "fail", "unit", Stage.Build, Outcome.Failure)]
    [InlineData("performance", "success", "load", Stage.StubbedNonFunctional, Outcome.Success)]
    [InlineData("security", "error", "security", Stage.StubbedFunctional, Outcome.Error)]
    [InlineData("e2e", "cancel", "journey", Stage.Integration, Outcome.Cancel)]
    public void Test_case_type_is_the_check(string kind, string outcome, string check, Stage stage, Outcome expected)
    {
        var e = Bare("testcaserun.finished.0.1.0", "t1",
            $$$"""{"outcome":"{{{outcome}}}","environment":{"id":"dev"},"testCase":{"id":"9","name":"Login","type":"{{{kind}}}"}}""");
        Assert.Equal((check, stage, (Outcome?)expected, "Login"), (e.Check, e.Stage, e.Outcome, e.Suite));
    }

    [Fact]
    public void Queued_started_and_skipped_runs_have_their_phase()
    {
        Assert.Equal(RunPhase.Queued, Bare("testsuiterun.queued.0.1.0", "t", "{}").Phase);
        Assert.Equal(RunPhase.Running, Bare("taskrun.started.0.1.0", "t", "{}").Phase);
        Assert.Equal(Outcome.Skipped, Bare("testcaserun.skipped.0.2.0", "t", "{}").Outcome);
    }

    [Fact]
    public void Custom_data_adds_what_the_vocabulary_cannot_say()
    {
        var e = Translate("""
            {"context":{"id":"1","source":"s","type":"dev.cdevents.testsuiterun.finished.0.2.0"},"subject":{"id":"t","content":{"outcome":"success"}},
             "customData":{"service":"shop","version":"1.4.2","check":"journey","note":{"a":1}}}
            """);
        Assert.Equal(("shop", "1.4.2", "journey", Stage.Integration), (e.Service, e.Version, e.Check, e.Stage));
        Assert.Equal("{\"a\":1}", e.Labels!["note"]);
    }

    [Fact]
    public void Chain_pipeline_run_and_links_correlate()
    {
        Assert.Equal("c1", Translate("""{"context":{"type":"dev.cdevents.taskrun.finished.0.1.0","chainId":"c1"},"subject":{"id":"t"}}""").CorrelationId);
        Assert.Equal("p1", Bare("taskrun.finished.0.1.0", "t", """{"pipelineRun":{"id":"p1"}}""").CorrelationId);
        Assert.Equal("t", Bare("pipelinerun.finished.0.1.0", "t", "{}").CorrelationId);
        Assert.Equal("l1", Translate("""{"context":{"type":"dev.cdevents.a.b.0.1.0","links":[{"linkType":"PATH","from":{"contextId":"l1"}}]},"subject":{"id":"t"}}""").CorrelationId);
    }

    [Fact]
    public void Unbelievable_time_is_taken_as_not_given_with_a_notice()
    {
        var e = Translate("""{"context":{"type":"dev.cdevents.a.b.0.1.0","timestamp":"1015-01-11T19:03:48Z"},"subject":{"id":"t"}}""");
        Assert.Equal(Deliveries.Now, e.OccurredAt);
        Assert.Single(e.Notices!);
        Assert.Null(Translate("""{"context":{"type":"dev.cdevents.a.b.0.1.0","timestamp":"0001-01-01T00:00:00Z"},"subject":{"id":"t"}}""").Notices);
    }

    [Fact]
    public void Other_cloud_events_are_ignored_and_named()
    {
        var draft = Deliveries.TheDraft(Translator.Translate(WebhookFormats.CloudEvents, Deliveries.Of(
            """{"specversion":"1.0","type":"KUBERNETES_TOPOLOGY_CHANGE","source":"https://k","subject":"","id":"1","time":"yesterday","Data-X":1,"data":{}}""")));
        Assert.Equal((DeliveryStatus.Ignored, "https://k\n1"), (draft.Status, draft.Id));
        Assert.Contains("KUBERNETES_TOPOLOGY_CHANGE", draft.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","type":"a","source":"s"}""", "id")]
    [InlineData("""[{"specversion":"1.0","type":"a","source":"s","id":"1"},{"specversion":"1.0","type":"a"}]""", "[1].id")]
    [InlineData("""{"hello":1}""", "body")]
    [InlineData("text", "body")]
    public void What_is_missing_is_named(string body, string field)
    {
        var translation = Translator.Translate(WebhookFormats.CloudEvents, Deliveries.Of(body));
        Assert.Contains(field, translation.Errors.ByField.Keys);
    }

    [Fact]
    public void Every_conformance_example_is_accepted_binary_structured_batched_and_bare()
    {
        foreach (var example in CdEventExamples.All)
        {
            foreach (var draft in Ways(example))
            {
                var e = Assert.Single(draft.Events);
                Assert.Equal((DeliveryStatus.Accepted, example.Type, example.Subject), (draft.Status, e.Type, e.SubjectId));
                Assert.Equal(example.DeliveryId, draft.Id);
                Assert.Null(e.Notices);
            }
        }
    }

    private static IEnumerable<DeliveryDraft> Ways(CdEventExample example)
    {
        var cloud = WebhookFormats.CloudEvents;
        yield return Deliveries.TheDraft(Translator.Translate(cloud, Deliveries.Of(example.Json, example.Attributes)));
        yield return Deliveries.TheDraft(Translator.Translate(cloud, Deliveries.Of(example.Envelope, ("Content-Type", "application/cloudevents+json"))));
        yield return Translator.Translate(cloud, Deliveries.Of($"[{example.Envelope}]", ("Content-Type", "application/cloudevents-batch+json"))).Deliveries[0];
        yield return Deliveries.TheDraft(Translator.Translate(cloud, Deliveries.Of(example.Json)));
        yield return Deliveries.TheDraft(Deliveries.Native(example.Json));
    }

    private static PathEvent Bare(string type, string subject, string content) => Translate(
        $$$"""{"context":{"id":"1","source":"s","type":"dev.cdevents.{{{type}}}","timestamp":"2023-03-20T14:27:05Z"},"subject":{"id":"{{{subject}}}","content":{{{content}}}}}""");

    private static PathEvent Translate(string json) =>
        Deliveries.TheEvent(Translator.Translate(WebhookFormats.CloudEvents, Deliveries.Of(Encoding.UTF8.GetBytes(json))));
}
