using System.Text;
using Dashboard.Ingest;
using Dashboard.Ingest.Formats;

namespace Dashboard.Tests.Ingest;

public class NativeBatchTests
{
    [Theory]
    [InlineData("[{\"service\":\"a\", \"version\":\"1\"} , {\"service\":\"b\",\"version\":\"2\"}]")]
    [InlineData("{\"service\":\"a\", \"version\":\"1\"}\n{\"service\":\"b\",\"version\":\"2\"}\n")]
    [InlineData("\uFEFF[{\"service\":\"a\", \"version\":\"1\"},{\"service\":\"b\",\"version\":\"2\"}]")]
    public void Each_event_of_a_batch_keeps_its_own_bytes(string body)
    {
        var batch = Deliveries.Native(body, ("Idempotency-Key", "k"));
        Assert.True(batch.IsBatch);
        Assert.Equal(["{\"service\":\"a\", \"version\":\"1\"}", "{\"service\":\"b\",\"version\":\"2\"}"],
            batch.Deliveries.Select(d => Encoding.UTF8.GetString(d.Body.Span)));
        Assert.Equal(["k#0", "k#1"], batch.Deliveries.Select(d => d.Id));
    }

    [Fact]
    public void One_line_of_ndjson_is_a_batch_too() =>
        Assert.True(Deliveries.Native("{\"service\":\"a\",\"version\":\"1\"}", ("Content-Type", "application/x-ndjson")).IsBatch);

    [Fact]
    public void One_bad_event_refuses_all_with_every_fault_by_index()
    {
        var batch = Deliveries.Native("""[{"service":"a","version":"1"},{"service":"b"},{"version":"1","check":"unit","outcome":"x"},7]""");
        Assert.Empty(batch.Deliveries);
        Assert.Equal(["[3]"], batch.Errors.ByField.Keys);

        var fields = Deliveries.Native("""[{"service":"a","version":"1"},{"service":"b"},{"version":"1","check":"unit","outcome":"x"}]""");
        Assert.Equal(["[1].version", "[2].outcome", "[2].service"], fields.Errors.ByField.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_thousand_events_are_taken_and_one_more_is_not()
    {
        string Many(int count) => $"[{string.Join(',', Enumerable.Repeat("{\"service\":\"a\",\"version\":\"1\"}", count))}]";

        Assert.Equal(1000, Deliveries.Native(Many(1000)).Deliveries.Count);
        Assert.Contains("1000", Deliveries.Native(Many(1001)).Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CdEvents_may_stand_among_native_ones()
    {
        var batch = Deliveries.Native(
            """
            {"service":"a","version":"1"}
            {"context":{"id":"1","source":"s","type":"dev.cdevents.service.deployed.0.2.0"},"subject":{"id":"shop"}}
            {"specversion":"1.0","id":"1","source":"s","type":"com.example.thing"}
            """);
        Assert.Equal(["native", "cdevents", "cloudevents"], batch.Deliveries.Select(d => d.Source));
    }

    [Fact]
    public void No_bytes_make_translating_throw()
    {
        var random = new Random(20260301);
        byte[][] seeds =
        [
            Encoding.UTF8.GetBytes("""{"service":"s","version":"1","analysis":[{"metric":"m","canary":1}],"manifest":{"logic":true},"at":"2026-01-01"}"""),
            Encoding.UTF8.GetBytes("service=s&version=1&check=unit&outcome=success&at=2026-01-01T00:00:00Z&tech=a,b"),
            Encoding.UTF8.GetBytes("""{"specversion":"1.0","id":"1","source":"s","type":"dev.cdevents.build.finished.0.1.1","data":{"context":{"type":"dev.cdevents.x.y.0"},"subject":{"id":"a"}}}"""),
            Encoding.UTF8.GetBytes("""[{"service":"s","version":"\ud83d\ude00"},{"context":{"type":"dev.cdevents.a.b.1"}}]"""),
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var body = (byte[])seeds[i % seeds.Length].Clone();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            foreach (var format in WebhookFormats.All)
            {
                var delivery = Deliveries.Of(body[..random.Next(1, body.Length + 1)], ("X-GitHub-Event", "push"));
                Assert.NotNull(Translator.Translate(format, delivery));
            }
        }
    }
}
