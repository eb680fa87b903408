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
        var rows = (await ServicesAsync(snapshot, ct)).Values.OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var quiet = rows.Where(s => snapshot.AsOf - s.LastSeenAt >= ServiceHead.QuietAfter).ToList();
        var services = rows.Except(quiet).ToDictionary(s => s.Key, StringComparer.Ordinal);
        var sums = await ConfidenceSums.ReadAsync(snapshot, ct);
        var shipped = await ConfidenceShipped.ReadAsync(snapshot, proofs, services, ConfidenceSums.Weeks, ct);
        var sides = await ConfidenceSides.ReadAsync(snapshot, proofs, services, shipped, ct);
        var counted = services.Values.Select(s => sums.Of(s.Key)).ToList();
        var windows = services.Values.Zip(counted, (service, its) => its.WindowsOf(service)).ToList();

        ConfidenceInput InputOf(int week) => sides.Input(
            week, [.. windows.Select(w => w[week])], counted.Sum(c => c.ShippedIn28Days[week]), counted.Sum(c => c.ShippedIn28Days[week + 4]));

        var releases = await ConfidenceReleases.ReadAsync(snapshot, services.Keys, ct);
        var waivers = await ConfidenceWaivers.ReadAsync(snapshot, services.Keys, releases, ct);
        var input = InputOf(0) with { OpenWaivers = waivers.Open.Count, ExpiredWaivers = waivers.Expired.Count };
        var findings = RoleChecks.Evaluate(input);
        var earlier = Enumerable.Range(1, ConfidenceSums.Weeks - 1).Select(InputOf).ToList();
        var before = snapshot.Parts.Weeks.Of(earlier);
        var trends = Enumerable.Reverse(before).ToList();
        return new ConfidenceReading
        {
            Sequence = snapshot.Sequence,
            AsOf = snapshot.AsOf,
            Organisation = OrganisationView.Of(findings),
            Share = shipped.Share(),
            Shares = Enum.GetValues<Role>().ToDictionary(role => role, shipped.Share),
            Trends = findings.Select((f, i) => (f.CheckId, Values: trends.Select(b => b.Findings[i].Value).Append(f.Value)))
                .ToDictionary(t => t.CheckId, t => (IReadOnlyList<double?>)[.. t.Values], StringComparer.Ordinal),
            WeekAgo = before[0].Findings,
            Windows = [.. trends.Select(w => w.Sums), input.Total()],
            Input = input,
            Material = new ConfidenceMaterial(services, sides),
            Releases = releases,
            Waivers = waivers,
            Quiet = [.. quiet.Select(s => s.Name)],
        };
    }

    internal static Task<IReadOnlyDictionary<string, ServiceRow>> ServicesAsync(Snapshot snapshot, CancellationToken ct) => snapshot.Parts.Services.ReadAsync(
        snapshot,
        asked => snapshot.Db.Services.Where(s => asked == null || asked.Contains(s.Key)).ToDictionaryAsync(s => s.Key, StringComparer.Ordinal, ct),
        ReferenceEquals,
        ct);

    internal static ServiceWindow WindowOf(ServiceRow service, Measures sums) =>
        new(service.Name, service.Team ?? ReleaseReader.NoTeam, service.Tier ?? ReleaseReader.UsualTier, service.Customers, sums);
}
