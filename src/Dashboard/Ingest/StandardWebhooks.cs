using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Ingest;

/// <summary>
/// The Standard Webhooks scheme: <c>webhook-id</c>, <c>webhook-timestamp</c> (Unix seconds) and
/// <c>webhook-signature: v1,&lt;base64 HMAC-SHA256(key, id.timestamp.body)&gt;</c>, a space-separated list while keys rotate.
/// </summary>
public static class StandardWebhooks
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";
    public const string SecretPrefix = "whsec_";

    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static SignatureVerdict Verify(Inbound delivery, IReadOnlyList<string> secrets)
    {
        var id = delivery.Header(IdHeader);
        var timestamp = delivery.Header(TimestampHeader);
        var signatures = delivery.Header(SignatureHeader);
        if (id is null || timestamp is null || signatures is null)
        {
            return SignatureVerdict.Missing;
        }

        var signed = false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            foreach (var key in KeysOf(secret))
            {
                Sign(key, id, timestamp, delivery.Body.Span, expected);
                signed |= MatchesAny(signatures, expected);
            }
        }

        if (!signed)
        {
            return SignatureVerdict.Wrong;
        }

        var recent = long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            && (delivery.ReceivedAt - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Tolerance;
        return recent ? SignatureVerdict.Genuine : SignatureVerdict.OutsideTolerance;
    }

    /// With the prefix the rest is base64. Without it libraries disagree whether the text is base64 or the key itself, so both are tried.
    public static IReadOnlyList<byte[]> KeysOf(string secret)
    {
        var prefixed = secret.StartsWith(SecretPrefix, StringComparison.Ordinal);
        var text = prefixed ? secret.AsSpan(SecretPrefix.Length) : secret;
        var buffer = new byte[text.Length];
        var decoded = Convert.TryFromBase64Chars(text, buffer, out var length) && length > 0 ? buffer[..length] : null;
        return (prefixed, decoded) switch
        {
            (true, null) => [],
            (true, _) => [decoded],
            (false, null) => [Encoding.UTF8.GetBytes(secret)],
            _ => [decoded, Encoding.UTF8.GetBytes(secret)],
        };
    }

    private static void Sign(byte[] key, string id, string timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        hmac.GetHashAndReset(signature);
    }

    private static bool MatchesAny(ReadOnlySpan<char> signatures, ReadOnlySpan<byte> expected)
    {
        var matches = false;
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes + 2];
        foreach (var range in signatures.Split(' '))
        {
            var one = signatures[range];
            if (one.StartsWith("v1,", StringComparison.Ordinal) && one.Length <= 64
                && Convert.TryFromBase64Chars(one[3..], claimed, out var length) && length == expected.Length)
            {
                matches |= CryptographicOperations.FixedTimeEquals(claimed[..length], expected);
            }
        }

        return matches;
    }
}
