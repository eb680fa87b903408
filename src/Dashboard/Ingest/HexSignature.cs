using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Ingest;

/// What verifying a delivery found.
public enum SignatureVerdict
{
    Genuine,
    Missing,
    Wrong,

    /// Signed by the right key, but longer than five minutes ago or from the future.
    OutsideTolerance,
}

/// <summary>GitHub's scheme: <c>X-Hub-Signature-256: sha256=&lt;hex HMAC-SHA256(secret, raw body)&gt;</c>.</summary>
public static class HexSignature
{
    private const string Prefix = "sha256=";

    public static SignatureVerdict Verify(string? header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets)
    {
        if (string.IsNullOrEmpty(header))
        {
            return SignatureVerdict.Missing;
        }

        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!header.StartsWith(Prefix, StringComparison.Ordinal) || header.Length != Prefix.Length + (2 * claimed.Length)
            || Convert.FromHexString(header.AsSpan(Prefix.Length), claimed, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return SignatureVerdict.Wrong;
        }

        // Every secret is tried, so that the time taken does not tell which one matched.
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var genuine = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, expected);
            genuine |= CryptographicOperations.FixedTimeEquals(expected, claimed);
        }

        return genuine ? SignatureVerdict.Genuine : SignatureVerdict.Wrong;
    }
}
