using Dashboard.Figures;
using Dashboard.Journal.Writing;

namespace Dashboard.Numbers;

/// Money and releases of the two periods that the cost of a release is compared over.
internal static class CostQueries
{
    private const int Days = 28;
    private const int Most = 5000;

    /// Of all services one line each; of one service every record and every release.
    public static async Task<IReadOnlyList<CostSum>> ReadAsync(Snapshot snapshot, ConfidenceReading reading, string? service, CancellationToken ct)
    {
        var names = reading.Releases.Services.ToDictionary(s => s.Key, s => s.Name, StringComparer.Ordinal);
        var releases = await ReleasesAsync(snapshot, reading, names, ct);
        if (service is not null)
        {
            var key = ReleaseFigures.KeyOf(service);
            return [.. await RecordsAsync(snapshot, reading, key, names.GetValueOrDefault(key, service), ct), .. releases.Where(r => r.Service == names.GetValueOrDefault(key))];
        }

        var costs = await CostsAsync(snapshot, reading, names, ct);
        var perService = releases.GroupBy(r => r.Service, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (Now: g.Sum(r => r.ReleasesNow), Before: g.Sum(r => r.ReleasesBefore)), StringComparer.Ordinal);
        List<CostSum> all = [];
        foreach (var cost in costs)
        {
            // The releases stand with the first currency of their service only.
            perService.Remove(cost.Service, out var count);
            all.Add(cost with { ReleasesNow = count.Now, ReleasesBefore = count.Before });
        }

        return [.. all, .. perService.Select(s => new CostSum { Service = s.Key, Currency = "", ReleasesNow = s.Value.Now, ReleasesBefore = s.Value.Before })];
    }

    private static async Task<List<CostSum>> CostsAsync(Snapshot snapshot, ConfidenceReading reading, Dictionary<string, string> names, CancellationToken ct) =>
        await snapshot.ListAsync(
            NumberSql.Costs,
            r => new CostSum
            {
                Service = names.GetValueOrDefault(r.GetString(0), r.GetString(0)),
                Currency = r.GetString(1),
                Now = r.GetInt64(2) / 1_000_000m,
                Before = r.GetInt64(3) / 1_000_000m,
                At = r.AtOrNull(4),
            },
            ct, ("@from", (reading.AsOf - TimeSpan.FromDays(2 * Days)).UtcTicks), ("@middle", (reading.AsOf - TimeSpan.FromDays(Days)).UtcTicks), ("@now", reading.AsOf.UtcTicks));

    private static async Task<List<CostSum>> RecordsAsync(Snapshot snapshot, ConfidenceReading reading, string key, string name, CancellationToken ct)
    {
        var middle = reading.AsOf - TimeSpan.FromDays(Days);
        return await snapshot.ListAsync(
            NumberSql.CostsOfService,
            r =>
            {
                var (amount, at) = (r.GetInt64(1) / 1_000_000m, r.At(2));
                string?[] of = [r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4)];
                return new CostSum
                {
                    Service = name,
                    Currency = r.GetString(0),
                    Now = at > middle ? amount : 0,
                    Before = at > middle ? 0 : amount,
                    At = at,
                    Of = $"Cost of {name}{(of.Any(o => o is not null) ? $", {string.Join(" in ", of.OfType<string>())}" : "")}",
                };
            },
            ct, ("@service", key), ("@from", (reading.AsOf - TimeSpan.FromDays(2 * Days)).UtcTicks), ("@now", reading.AsOf.UtcTicks), ("@most", Most));
    }

    private static async Task<List<CostSum>> ReleasesAsync(Snapshot snapshot, ConfidenceReading reading, Dictionary<string, string> names, CancellationToken ct)
    {
        var today = Rollups.DayOf(reading.AsOf);
        var found = await snapshot.ListAsync(
            NumberSql.ShippedSince,
            r => (Service: r.GetString(0), Id: r.GetString(1), Name: ReleaseNames.Of(Text(r, 2), Text(r, 3), Text(r, 4), r.GetString(1)), At: r.At(5)),
            ct, ("@from", Rollups.StartOf(today - (2 * Days) + 1).UtcTicks));
        return [.. found.Where(f => names.ContainsKey(f.Service)).Select(f => (f, IsNow: today - Rollups.DayOf(f.At) < Days)).Select(x => new CostSum
        {
            Service = names[x.f.Service],
            Currency = "",
            ReleasesNow = x.IsNow ? 1 : 0,
            ReleasesBefore = x.IsNow ? 0 : 1,
            At = x.f.At,
            Of = $"{names[x.f.Service]} {x.f.Name}",
            ReleaseId = x.f.Id,
        })];
    }

    private static string? Text(System.Data.Common.DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
}
