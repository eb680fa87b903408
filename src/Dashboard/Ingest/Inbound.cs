using Dashboard.Journal;

namespace Dashboard.Ingest;

/// <summary>One request as it came, before anybody knows what it means. Formats read it and change nothing.</summary>
public sealed record Inbound(
    ReadOnlyMemory<byte> Body,
    IHeaderDictionary Headers,
    DateTimeOffset ReceivedAt,
    string Connection)
{
    /// Longer ids are replaced by their hash: they are keys, and keys must stay small.
    private const int LongestId = 1000;

    public string? ContentType => Headers.ContentType;

    /// A header's single value; null when absent, empty or sent twice with different values.
    public string? Header(string name) =>
        Headers.TryGetValue(name, out var values) && values.Count == 1 && !string.IsNullOrWhiteSpace(values[0]) ? values[0]!.Trim() : null;

    public bool HasContentType(string prefix) => ContentType?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true;

    /// True when the body is packed: we read bodies only as they are, because a small packed body can unpack to any size.
    public bool IsEncoded(out string encoding)
    {
        encoding = Headers.ContentEncoding.ToString();
        return encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
    }

    /// The named headers that came, for keeping beside the body; null when none did.
    public IReadOnlyDictionary<string, string>? Keep(params ReadOnlySpan<string> names)
    {
        Dictionary<string, string>? kept = null;
        foreach (var name in names)
        {
            if (Header(name) is { } value)
            {
                (kept ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))[name] = value;
            }
        }

        return kept;
    }

    public DeliveryDraft NotUnderstood(string source, string reason, string? id = null) => new()
    {
        Connection = Connection,
        Id = BoundedId(id),
        Repeat = id is null ? Repeat.BodyForever : Repeat.KeepOtherBody,
        Source = source,
        ReceivedAt = ReceivedAt,
        Body = Body,
        ContentType = ContentType,
        Status = DeliveryStatus.NotUnderstood,
        Reason = reason,
    };

    public static string? BoundedId(string? id) =>
        id is null || id.Length <= LongestId
            ? id
            : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)));
}
