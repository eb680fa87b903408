using System.Text.Json;

namespace Dashboard.Figures;

/// What is worked out for each service by itself, kept from one look at a book to the next: only those services that were told
/// something since are read again.
internal sealed class PerService<T>
    where T : class
{
    private volatile Known? _known;

    /// Reads the services of some keys, or all, with one that tells nothing left out. While nothing differs the same dictionary is answered.
    public async Task<IReadOnlyDictionary<string, T>> ReadAsync(
        Snapshot snapshot, Func<IReadOnlyCollection<string>?, Task<Dictionary<string, T>>> read, Func<T, T, bool> same, CancellationToken ct)
    {
        var known = _known;
        if (known is not null && await snapshot.ToldSinceAsync(known.Sequence, ct) is { } told)
        {
            var byService = told.Count == 0 ? known.ByService : Merged(known.ByService, told, await read(told), same);
            _known = new Known(snapshot.Sequence, byService);
            return byService;
        }

        var all = await read(null);
        if (known is null || known.Sequence < snapshot.Sequence)
        {
            _known = new Known(snapshot.Sequence, all);
        }

        return all;
    }

    private static IReadOnlyDictionary<string, T> Merged(
        IReadOnlyDictionary<string, T> known, IReadOnlyCollection<string> told, Dictionary<string, T> fresh, Func<T, T, bool> same)
    {
        bool IsSame(string service) => fresh.TryGetValue(service, out var now)
            ? known.TryGetValue(service, out var before) && same(now, before)
            : !known.ContainsKey(service);

        if (told.All(IsSame))
        {
            return known;
        }

        var merged = new Dictionary<string, T>(known, StringComparer.Ordinal);
        foreach (var service in told)
        {
            merged.Remove(service);
        }

        foreach (var (service, value) in fresh)
        {
            merged[service] = value;
        }

        return merged;
    }

    private sealed record Known(long Sequence, IReadOnlyDictionary<string, T> ByService);
}

/// The services that a plain query is asked for: all, or these.
internal static class AskedServices
{
    public const string Name = "@services";

    /// These keys, where not all are asked for.
    public const string Keys = $"(SELECT value FROM json_each({Name}))";

    public static (string Name, object Value) Of(IReadOnlyCollection<string>? services) => (Name, services is null ? DBNull.Value : JsonSerializer.Serialize(services));

    /// The condition on a column of service keys.
    public static string Are(string column) => $"({Name} IS NULL OR {column} IN {Keys})";
}
