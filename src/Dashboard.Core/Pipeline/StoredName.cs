namespace Dashboard.Core.Pipeline;

/// <summary>The stored form of a <see cref="NameRecord"/>. Its bytes depend only on what was told, not on the order.</summary>
public sealed record StoredName(
    IReadOnlyList<string> Links, bool StartsRelease, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, IReadOnlyList<Entry> Entries)
{
    /// <summary>The stored form of a record.</summary>
    public static StoredName Of(NameRecord record) => new(
        [.. record.Links.Select(l => $"{Slug.Of(l.Kind)}:{l.Value}")], record.StartsRelease, record.Bag.FirstAt, record.Bag.LastAt, record.Bag.Entries);

    /// <summary>The record again.</summary>
    public NameRecord ToRecord(ReleaseName name) => new(name)
    {
        Links = [.. Links.Select(Parse)],
        StartsRelease = StartsRelease,
        Bag = EvidenceBag.From(Entries, FirstAt, LastAt),
    };

    private static ReleaseName Parse(string link)
    {
        var colon = link.IndexOf(':', StringComparison.Ordinal);
        return Slug.TryParse<NameKind>(link[..colon], out var kind) ? new(kind, link[(colon + 1)..])
            : throw new FormatException($"'{link}' is not a link between names");
    }
}
