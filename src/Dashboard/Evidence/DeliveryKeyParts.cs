using System.Buffers.Binary;
using System.Globalization;

namespace Dashboard.Evidence;

/// What a person may paste to find a delivery: a delivery key ("github/8f2…#0"), a sender's id, a body's hash, a sequence number.
public sealed record DeliveryKeyParts(IReadOnlyList<string> Ids, string? Connection, long? Sequence, long? BodyMark, string? BodyHex)
{
    private const int ShortestHash = 16;
    private const int BodyHexLength = 64;

    public static DeliveryKeyParts Of(string key)
    {
        var whole = key.Trim();
        var body = whole.StartsWith("body:", StringComparison.OrdinalIgnoreCase) ? whole["body:".Length..] : whole;
        var slash = whole.IndexOf('/', StringComparison.Ordinal);
        var connection = slash > 0 ? whole[..slash] : null;
        var rest = slash > 0 ? whole[(slash + 1)..] : whole;

        // The part behind the last "#" of a key is the event's position in its delivery.
        var hash = rest.LastIndexOf('#');
        var bare = hash > 0 && rest[(hash + 1)..].All(char.IsAsciiDigit) ? rest[..hash] : rest;
        var hex = HexOf(body) ?? HexOf(bare);
        return new DeliveryKeyParts(
            [.. new[] { whole, rest, bare }.Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)], connection,
            long.TryParse(whole.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null,
            hex is null ? null : BinaryPrimitives.ReadInt64LittleEndian(Convert.FromHexString(hex[..ShortestHash])), hex);
    }

    private static string? HexOf(string text)
    {
        var end = text.IndexOfAny([':', '#']);
        var hex = (end < 0 ? text : text[..end]).ToLowerInvariant();
        return hex.Length is >= ShortestHash and <= BodyHexLength && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigitLower) ? hex : null;
    }
}
