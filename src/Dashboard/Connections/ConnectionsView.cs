using Dashboard.Ingest;
using Dashboard.Journal;

namespace Dashboard.Connections;

/// Who may send, what came from each, and how to add one.
public sealed record ConnectionsView(IReadOnlyList<ConnectionLine> Hooks, ConnectionLine Api, IReadOnlyList<ConnectionLine> Gone, string? TokenFile, DateTimeOffset AsOf)
{
    public int Silent => Hooks.Count(h => h.LastAt is null);

    public int Unsigned => Hooks.Count(h => h.IsUnsigned);
}

public sealed record ConnectionLine
{
    public required string Name { get; init; }

    /// What a reader calls it.
    public string Title => Name == EventsEndpoint.Connection ? "Any pipeline" : Name;

    /// The sender it is for; "auto" finds out from each delivery.
    public required string Source { get; init; }

    /// The sender in words; nothing where the name says it already.
    public string? From => Source switch
    {
        "auto" => "sender found from each delivery",
        _ when Source.Equals(Name, StringComparison.OrdinalIgnoreCase) => null,
        _ => Source,
    };

    /// The last characters of the key in its address: enough to tell it from others, not enough to send.
    public string? KeyEnd { get; init; }

    /// Whoever knows the address can send; nothing proves who did.
    public required bool IsUnsigned { get; init; }
    public DateTimeOffset? LastAt { get; init; }
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// Deliveries kept, whatever became of them.
    public long Kept => Of(Fates.Accepted) + Of(Fates.Ignored) + Of(Fates.NotUnderstood);

    public long Of(string fate) => Counts.GetValueOrDefault(fate);
}
