namespace Dashboard.Numbers;

/// In what an amount is told.
public enum NumberUnit
{
    Count,
    Seconds,
    Money,
    Ratio,

    /// Thousandths of the sender's own unit.
    Milli,
}

/// What each row adds in one column: "kept", "tested".
public sealed record NumberColumn(string Title, NumberUnit Unit);

/// One thing behind a figure, and what it adds to it.
public sealed record NumberRow
{
    /// release, service, journey, cost, technology, verification or evidence.
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// The page of the thing itself.
    public string? Page { get; init; }

    public string? Service { get; init; }

    public string? ReleaseId { get; init; }

    /// One amount for each column; null where it cannot be told.
    public required IReadOnlyList<decimal?> Adds { get; init; }

    /// Why it is left out of the figure; null when it is counted.
    public string? LeftOut { get; init; }

    /// What is remarkable about it.
    public string? Note { get; init; }

    /// It is counted, and yet something of it is missing.
    public bool IsIncomplete { get; init; }

    public DateTimeOffset? At { get; init; }

    /// What it is itself summed from; null where the deliveries come next.
    public NumberAddress? Rows { get; init; }

    /// The deliveries it rests on.
    public required NumberAddress Deliveries { get; init; }

    /// Worst first: how far it lies on the wrong side.
    internal decimal Worse { get; init; }

    public bool IsCounted => LeftOut is null;
}

/// The same rows twice: as a page, and from the API.
public sealed record NumberAddress(string Page, string Api)
{
    public static NumberAddress OfNumber(string path, params (string Name, string? Value)[] query) => new(path + Query(query), "/v1" + path + Query(query));

    public static NumberAddress OfDeliveries(params (string Name, string? Value)[] query) => new("/evidence" + Query(query), "/v1/deliveries" + Query(query));

    private static string Query((string Name, string? Value)[] query)
    {
        var said = query.Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}").ToList();
        return said.Count == 0 ? "" : "?" + string.Join('&', said);
    }
}
