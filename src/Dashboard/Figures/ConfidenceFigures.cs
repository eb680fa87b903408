using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// Confidence as every page and the API read it.
public sealed class ConfidenceFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache)
{
    /// The same figures of a book named by the caller, where no browser has chosen one.
    public static ConfidenceFigures Of(Book book, FigureCache cache) => new(book.Contexts, cache);

    public Task<ConfidenceReading> ReadAsync(CancellationToken ct) => cache.ReadAsync(contexts, ReadAsync, ct);

    /// The same, and what stands behind it, both from one look at the book.
    internal async Task<T> ReadWithAsync<T>(Func<Snapshot, ReleaseProofs, ConfidenceReading, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        var known = await ReadAsync(ct);
        return await cache.LookAsync(
            contexts,
            async (snapshot, proofs, token) =>
                await read(snapshot, proofs, known.Sequence == snapshot.Sequence ? known : await ReadAsync(snapshot, proofs, token), token),
            ct);
    }

    internal static async Task<ConfidenceReading> ReadAsync(Snapshot snapshot, ReleaseProofs proofs, CancellationToken ct)
    {
        var rows = await snapshot.Db.Services.OrderBy(s => s.Key).ToListAsync(ct);
        var quiet = rows.Where(s => snapshot.AsOf - s.LastSeenAt >= ServiceHead.QuietAfter).ToList();
        var services = rows.Except(quiet).ToDictionary(s => s.Key, StringComparer.Ordinal);
        var sums = await ConfidenceSums.ReadAsync(snapshot, ct);
        var shipped = await ConfidenceShipped.ReadAsync(snapshot, proofs, services, ConfidenceSums.Weeks, ct);
        var sides = await ConfidenceSides.ReadAsync(snapshot, proofs, services, shipped, ct);

        ConfidenceInput InputOf(int week) => sides.Input(week, [.. services.Values.Select(s => WindowOf(s, sums.Window(s.Key, week)))],
            services.Keys.Sum(k => sums.ShippedIn28Days(k, week)), services.Keys.Sum(k => sums.ShippedIn28Days(k, week + 4)));

        var releases = await ConfidenceReleases.ReadAsync(snapshot, services.Keys, ct);
        var waivers = await ConfidenceWaivers.ReadAsync(snapshot, services.Keys, releases, ct);
        var input = InputOf(0) with { OpenWaivers = waivers.Open.Count, ExpiredWaivers = waivers.Expired.Count };
        var findings = RoleChecks.Evaluate(input);
        var earlier = Enumerable.Range(1, ConfidenceSums.Weeks - 1).Select(InputOf).ToList();
        var before = snapshot.Parts.Weeks.Of(earlier);
        return new ConfidenceReading
        {
            Sequence = snapshot.Sequence,
            AsOf = snapshot.AsOf,
            Organisation = OrganisationView.Of(findings),
            Share = shipped.Share(),
            Shares = Enum.GetValues<Role>().ToDictionary(role => role, shipped.Share),
            Trends = findings.Select((f, i) => (f.CheckId, Values: Enumerable.Reverse(before).Select(b => b[i].Value).Append(f.Value)))
                .ToDictionary(t => t.CheckId, t => (IReadOnlyList<double?>)[.. t.Values], StringComparer.Ordinal),
            WeekAgo = before[0],
            Windows = [.. Enumerable.Reverse(earlier).Append(input).Select(i => i.Total())],
            Input = input,
            Material = new ConfidenceMaterial(services, sides),
            Releases = releases,
            Waivers = waivers,
            Quiet = [.. quiet.Select(s => s.Name)],
        };
    }

    internal static ServiceWindow WindowOf(ServiceRow service, Measures sums) =>
        new(service.Name, service.Team ?? ReleaseReader.NoTeam, service.Tier ?? ReleaseReader.UsualTier, service.Customers, sums);
}
