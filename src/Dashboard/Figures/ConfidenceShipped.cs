using Dashboard.Core.Confidence;
using Dashboard.Journal;

namespace Dashboard.Figures;

/// What every proven share rests on: the newest shipped release of each service, now and at the end of each of the weeks before.
internal sealed class ConfidenceShipped
{
    public static readonly string Sql =
        $"""
        WITH RECURSIVE Points(Week, At) AS (SELECT 0, @now UNION ALL SELECT Week + 1, At - @week FROM Points WHERE Week + 1 < @weeks)
        SELECT p.Week, r.Service, r.Id, r.NameId, r.UpdatedSeq
        FROM Services s CROSS JOIN Points p
        JOIN Releases r ON r.Id = (
          SELECT n.Id FROM Releases n
          WHERE n.Service = s.Key AND n.ShippedAt IS NOT NULL AND n.ShippedAt <= p.At AND (n.RolledBackAt IS NULL OR n.RolledBackAt > p.At) AND n.RedirectTo IS NULL
          ORDER BY n.OrderAt DESC LIMIT 1)
        WHERE {AskedServices.Are("s.Key")}
        """;

    private readonly ILookup<int, ShippedProof> _byWeek;
    private readonly int _weeks;

    private readonly Lazy<IReadOnlyDictionary<string, ReleaseProof>> _now;
    private readonly Lazy<ShareReading> _share;
    private readonly Lazy<ShareReading>[] _byRole;

    private ConfidenceShipped(IEnumerable<ShippedProof> proofs, int weeks)
    {
        (_byWeek, _weeks) = (proofs.ToLookup(p => p.Week), weeks);
        _now = new(() => _byWeek[0].ToDictionary(p => p.Service, p => p.Proof, StringComparer.Ordinal));
        _share = new(() => Read(p => p.All));
        _byRole = [.. Enum.GetValues<Role>().Select(role => new Lazy<ShareReading>(() => Read(p => p.ByRole[(int)role])))];
    }

    /// At so many moments, each a week before the other, the newest first.
    public static async Task<ConfidenceShipped> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, DateTimeOffset newest, int weeks, CancellationToken ct)
    {
        return new ConfidenceShipped(await ProofsAsync(snapshot, proofs, services, await PointsAsync(snapshot, newest, weeks, services: null, ct), ct), weeks);
    }

    /// At the snapshot's own moment and the ends of the weeks before; the same object while nothing differs.
    public static async Task<ConfidenceShipped> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, int weeks, CancellationToken ct)
    {
        async Task<Dictionary<string, IReadOnlyList<ShippedProof>>> OfThese(IReadOnlyCollection<string>? asked) =>
            (await ProofsAsync(snapshot, proofs, services, await PointsAsync(snapshot, snapshot.AsOf, weeks, asked, ct), ct)).GroupBy(p => p.Service, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<ShippedProof>)[.. g], StringComparer.Ordinal);

        // A proof that is kept is the same object as long as nothing changed it.
        var kept = await snapshot.Parts.Shipped.ReadAsync(snapshot, OfThese, (a, b) => a.SequenceEqual(b), ct);
        if (snapshot.Parts.NewestShipped is not { } newest || !ReferenceEquals(newest.Of, kept))
        {
            newest = new NewestShipped(kept, new ConfidenceShipped(kept.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value), weeks));
            snapshot.Parts.NewestShipped = newest;
        }

        return newest.Shipped;
    }

    private static Task<List<ShippedPoint>> PointsAsync(Snapshot snapshot, DateTimeOffset newest, int weeks, IReadOnlyCollection<string>? services, CancellationToken ct) =>
        snapshot.ListAsync(
            Sql, r => new ShippedPoint(r.GetInt32(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4)), ct,
            ("@now", newest.UtcTicks), ("@week", TimeSpan.FromDays(7).Ticks), ("@weeks", weeks), AskedServices.Of(services));

    // Of services that are quiet nothing counts.
    private static async Task<IEnumerable<ShippedProof>> ProofsAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, List<ShippedPoint> found, CancellationToken ct)
    {
        var live = found.Where(f => services.ContainsKey(f.Service)).ToList();
        var proven = await proofs.ReadAsync(snapshot, live.Select(f => ProofKey.Of(f.Id, f.Seq, f.NameId, services[f.Service])).Distinct(), ct);
        return live.Where(f => proven.ContainsKey(f.Id)).Select(f => new ShippedProof(f.Week, f.Service, proven[f.Id]));
    }

    /// The proof behind the newest shipped release, by service key.
    public IReadOnlyDictionary<string, ReleaseProof> Now => _now.Value;

    public ShareReading Share() => _share.Value;

    public ShareReading Share(Role role) => _byRole[(int)role].Value;

    private ShareReading Read(Func<ReleaseProof, ServiceShare> share)
    {
        var weeks = Enumerable.Range(0, _weeks).Reverse().Select(week => ProvenShare.Of([.. _byWeek[week].Select(p => share(p.Proof))])).ToList();
        return new ShareReading(weeks[^1], [.. weeks.Select(w => w.Share)], _byWeek[0].Count());
    }
}

/// The newest release of a service that had shipped at the end of a week, so many weeks ago.
internal sealed record ShippedPoint(int Week, string Service, long Id, long NameId, long Seq);

/// The same with what it proves.
internal sealed record ShippedProof(int Week, string Service, ReleaseProof Proof);

/// What was put together from the proofs of all services.
internal sealed record NewestShipped(IReadOnlyDictionary<string, IReadOnlyList<ShippedProof>> Of, ConfidenceShipped Shipped);
