using Dashboard.Core.Diagnostics;
using Dashboard.Figures;
using Dashboard.Ingest;
using Dashboard.Journal;
using Dashboard.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Connections;

public sealed class ConnectionsQueries(IDbContextFactory<DashboardDb> contexts, TimeProvider time, IOptions<ConnectionsOptions> configured, IngestToken token)
{
    private const int KeyEnd = 4;

    public async Task<ConnectionsView> ReadAsync(CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        var counted = (await snapshot.Db.Arrivals.Where(a => a.Connection != Answer.Source).GroupBy(a => new { a.Connection, a.Fate })
            .Select(g => new { g.Key.Connection, g.Key.Fate, Count = g.Sum(a => a.Count), LastAt = g.Max(a => a.LastAt) }).ToListAsync(ct))
            .ToLookup(c => c.Connection);
        ConnectionLine Line(string name, string source, string? key, bool isUnsigned) => new()
        {
            Name = name,
            Source = source,
            KeyEnd = key?[^KeyEnd..],
            IsUnsigned = isUnsigned,
            LastAt = counted[name].Max(c => (DateTimeOffset?)c.LastAt),
            Counts = counted[name].ToDictionary(c => c.Fate, c => c.Count),
        };
        var hooks = configured.Value.ByName.OrderBy(c => c.Key, StringComparer.OrdinalIgnoreCase)
            .Select(c => Line(c.Key, c.Value.Source ?? "", c.Value.Key, c.Value.Secret is null)).ToList();
        var gone = counted.Select(c => c.Key).Where(name => name != EventsEndpoint.Connection && !SenderWords.IsItself(name) && hooks.TrueForAll(h => h.Name != name));
        return new ConnectionsView(
            hooks, Line(EventsEndpoint.Connection, "own events, CloudEvents, CDEvents", null, isUnsigned: false),
            [.. gone.Order(StringComparer.OrdinalIgnoreCase).Select(name => Line(name, "", null, isUnsigned: false))], token.FilePath, snapshot.AsOf);
    }
}
