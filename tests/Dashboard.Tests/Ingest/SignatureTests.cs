using System.Text;
using System.Text.Json;
using Dashboard.Ingest;
using Dashboard.Ingest.Formats;

namespace Dashboard.Tests.Ingest;

public class SignatureTests
{
    // The values GitHub publishes for trying out a verifier.
    private const string GitHubSecret = "It's a Secret to Everybody";
    private const string GitHubSignature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    // The values the Standard Webhooks libraries test with.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Payload = "{\"test\": 2432232314}";
    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    private static readonly byte[] Hello = Encoding.UTF8.GetBytes("Hello, World!");

    [Theory]
    [InlineData(GitHubSignature, SignatureVerdict.Genuine)]
    [InlineData(null, SignatureVerdict.Missing)]
    [InlineData("", SignatureVerdict.Missing)]
    [InlineData("sha256=", SignatureVerdict.Wrong)]
    [InlineData("sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", SignatureVerdict.Wrong)]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18", SignatureVerdict.Wrong)]
    [InlineData("sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", SignatureVerdict.Wrong)]
    public void GitHub_signature_is_verified(string? header, SignatureVerdict expected) =>
        Assert.Equal(expected, HexSignature.Verify(header, Hello, [GitHubSecret]));

    [Fact]
    public void While_secrets_rotate_both_are_genuine() =>
        Assert.Equal(SignatureVerdict.Genuine, HexSignature.Verify(GitHubSignature, Hello, ["a newer secret altogether", GitHubSecret]));

    [Fact]
    public void Every_flipped_bit_of_the_body_is_found()
    {
        for (var bit = 0; bit < Hello.Length * 8; bit++)
        {
            var tampered = (byte[])Hello.Clone();
            tampered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(SignatureVerdict.Wrong, HexSignature.Verify(GitHubSignature, tampered, [GitHubSecret]));
        }
    }

    [Fact]
    public void Standard_webhooks_signature_is_verified() => Assert.Equal(SignatureVerdict.Genuine, Verify());

    [Theory]
    [InlineData("native")]
    [InlineData("cloudevents")]
    [InlineData("cdevents")]
    [InlineData("auto")]
    public void Connection_of_every_source_but_GitHub_takes_it_and_nothing_unsigned(string source)
    {
        var connection = new HookConnection("c", WebhookFormats.Find(source), [Secret]);
        var signed = Deliveries.Of(Payload, ("webhook-id", Id), ("webhook-timestamp", "1614265330"), ("webhook-signature", Signature)) with { ReceivedAt = Sent };
        Assert.Equal(SignatureVerdict.Genuine, connection.Verify(signed, forced: null));
        Assert.Equal(SignatureVerdict.Missing, connection.Verify(Deliveries.Of(Payload), forced: null));
    }

    [Fact]
    public void One_of_several_signatures_is_enough() =>
        Assert.Equal(SignatureVerdict.Genuine, Verify(signature: $"v1a,AAAA v1,AAAA {Signature}"));

    [Fact]
    public void One_of_several_secrets_is_enough() =>
        Assert.Equal(SignatureVerdict.Genuine, Verify(secrets: ["whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Secret]));

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void Secret_without_prefix_is_tried_as_base64(string secret) =>
        Assert.Equal(SignatureVerdict.Genuine, Verify(secrets: [secret]));

    [Theory]
    [InlineData(5 * 60, SignatureVerdict.Genuine)]
    [InlineData(-5 * 60, SignatureVerdict.Genuine)]
    [InlineData((5 * 60) + 1, SignatureVerdict.OutsideTolerance)]
    [InlineData((-5 * 60) - 1, SignatureVerdict.OutsideTolerance)]
    public void Signature_holds_for_five_minutes(int secondsLater, SignatureVerdict expected) =>
        Assert.Equal(expected, Verify(at: Sent.AddSeconds(secondsLater)));

    [Theory]
    [InlineData("another id", null, null)]
    [InlineData(null, "1614265331", null)]
    [InlineData(null, null, "{\"test\": 2432232315}")]
    public void Anything_signed_cannot_be_changed(string? id, string? timestamp, string? body) =>
        Assert.Equal(SignatureVerdict.Wrong, Verify(id ?? Id, timestamp ?? "1614265330", body ?? Payload));

    [Fact]
    public void Signed_rubbish_for_a_time_is_refused() => Assert.Equal(SignatureVerdict.Wrong, Verify(timestamp: "99999999999999999999"));

    [Fact]
    public void Signature_header_must_be_there() =>
        Assert.Equal(SignatureVerdict.Missing, StandardWebhooks.Verify(Deliveries.Of(Payload, ("webhook-id", Id)), [Secret]));

    [Fact]
    public void Published_vectors_of_the_corpora_hold()
    {
        foreach (var file in Corpora.Files("standard-webhooks", "*vector.json"))
        {
            using var vector = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = vector.RootElement;
            var secret = root.GetProperty("secret").GetString()!;
            var body = root.GetProperty("payload").GetString()!;
            var verdict = root.TryGetProperty("webhook-id", out var id)
                ? Verify(id.GetString()!, root.GetProperty("webhook-timestamp").GetString()!, body, root.GetProperty("webhook-signature").GetString()!, [secret])
                : HexSignature.Verify(root.GetProperty("X-Hub-Signature-256").GetString(), Encoding.UTF8.GetBytes(body), [secret]);
            Assert.Equal(SignatureVerdict.Genuine, verdict);
        }
    }

    private static SignatureVerdict Verify(
        string id = Id, string timestamp = "1614265330", string body = Payload, string signature = Signature, string[]? secrets = null, DateTimeOffset? at = null)
    {
        var delivery = Deliveries.Of(body, ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature));
        return StandardWebhooks.Verify(delivery with { ReceivedAt = at ?? Sent }, secrets ?? [Secret]);
    }
}
