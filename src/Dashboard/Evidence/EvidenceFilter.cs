namespace Dashboard.Evidence;

/// What the address of the list asks for, newest first.
public sealed record EvidenceFilter
{
    /// One of Journal.Fates, or "flagged" for any flag; null for all.
    public string? Status { get; init; }
    public string? Source { get; init; }

    /// A service's name in any spelling.
    public string? Service { get; init; }

    /// One check, or several apart by commas.
    public string? Check { get; init; }

    /// The id of a release in addresses: what counts for it.
    public string? Release { get; init; }

    /// The type of one of its events: build.finished.
    public string? Type { get; init; }

    /// A delivery key, a sender's delivery id, a body's hash or a sequence number.
    public string? Key { get; init; }

    /// Only deliveries older than this sequence number.
    public long? Before { get; init; }

    public bool IsEmpty => this == new EvidenceFilter { Before = Before };

    /// What is blank in an address is not asked for.
    public EvidenceFilter Trimmed() => this with
    {
        Status = Trim(Status)?.ToLowerInvariant(),
        Source = Trim(Source)?.ToLowerInvariant(),
        Service = Trim(Service)?.ToLowerInvariant(),
        Check = Trim(Check)?.ToLowerInvariant(),
        Type = Trim(Type)?.ToLowerInvariant(),
        Key = Trim(Key),
        Release = Trim(Release),
    };

    /// True when it asks for this check, or for none.
    public bool TakesCheck(string? check) =>
        Check is null || (check is not null && Check.Split(',', StringSplitOptions.TrimEntries).Contains(check, StringComparer.OrdinalIgnoreCase));

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
