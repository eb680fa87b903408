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

    private readonly ILookup<int, (string Service, ReleaseProof Proof)> _byWeek;
    private readonly int _weeks;

    private readonly Lazy<ShareReading> _share;
    private readonly Lazy<ShareReading>[] _byRole;

    private ConfidenceShipped(ILookup<int, (string Service, ReleaseProof Proof)> byWeek, int weeks)
    {
        (_byWeek, _weeks) = (byWeek, weeks);
        _share = new(() => Read(p => p.All));
        _byRole = [.. Enum.GetValues<Role>().Select(role => new Lazy<ShareReading>(() => Read(p => p.ByRole[(int)role])))];
    }

    /// At so many moments, each a week before the other, the newest first.
    public static async Task<ConfidenceShipped> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, DateTimeOffset newest, int weeks, CancellationToken ct)
    {
        return await OfAsync(snapshot, proofs, services, await PointsAsync(snapshot, newest, weeks, services: null, ct), weeks, ct);
    }

    /// At the snapshot's own moment and the ends of the weeks before.
    public static async Task<ConfidenceShipped> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, int weeks, CancellationToken ct)
    {
        async Task<Dictionary<string, IReadOnlyList<ShippedPoint>>> OfThese(IReadOnlyCollection<string>? asked) =>
            (await PointsAsync(snapshot, snapshot.AsOf, weeks, asked, ct)).GroupBy(p => p.Service, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<ShippedPoint>)[.. g], StringComparer.Ordinal);

        var points = await snapshot.Parts.Shipped.ReadAsync(snapshot, OfThese, (a, b) => a.SequenceEqual(b), ct);
        var shipped = await OfAsync(snapshot, proofs, services, [.. points.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value)], weeks, ct);
        return snapshot.Parts.NewestShipped = snapshot.Parts.NewestShipped is { } known && known.IsSame(shipped) ? known : shipped;
    }

    private static Task<List<ShippedPoint>> PointsAsync(Snapshot snapshot, DateTimeOffset newest, int weeks, IReadOnlyCollection<string>? services, CancellationToken ct) =>
        snapshot.ListAsync(
            Sql, r => new ShippedPoint(r.GetInt32(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4)), ct,
            ("@now", newest.UtcTicks), ("@week", TimeSpan.FromDays(7).Ticks), ("@weeks", weeks), AskedServices.Of(services));

    private static async Task<ConfidenceShipped> OfAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, List<ShippedPoint> found, int weeks, CancellationToken ct)
    {
        var live = found.Where(f => services.ContainsKey(f.Service)).ToList();
        var proven = await proofs.ReadAsync(snapshot, live.Select(f => ProofKey.Of(f.Id, f.Seq, f.NameId, services[f.Service])).Distinct(), ct);
        return new ConfidenceShipped(live.Where(f => proven.ContainsKey(f.Id)).ToLookup(f => f.Week, f => (f.Service, proven[f.Id])), weeks);
    }

    /// The proof behind the newest shipped release, by service key.
    public IReadOnlyDictionary<string, ReleaseProof> Now => _byWeek[0].ToDictionary(p => p.Service, p => p.Proof, StringComparer.Ordinal);

    public ShareReading Share() => _share.Value;

    public ShareReading Share(Role role) => _byRole[(int)role].Value;

    // A proof that is kept is the same object as long as nothing changed it.
    private bool IsSame(ConfidenceShipped other) => _weeks == other._weeks && Enumerable.Range(0, _weeks).All(week =>
        _byWeek[week].SequenceEqual(other._byWeek[week], EqualityComparer<(string Service, ReleaseProof Proof)>.Create(
            (a, b) => a.Service == b.Service && ReferenceEquals(a.Proof, b.Proof))));

    private ShareReading Read(Func<ReleaseProof, ServiceShare> share)
    {
        var weeks = Enumerable.Range(0, _weeks).Reverse().Select(week => ProvenShare.Of([.. _byWeek[week].Select(p => share(p.Proof))])).ToList();
        return new ShareReading(weeks[^1], [.. weeks.Select(w => w.Share)], _byWeek[0].Count());
    }
}

/// The newest release of a service that had shipped at the end of a week, so many weeks ago.
internal sealed record ShippedPoint(int Week, string Service, long Id, long NameId, long Seq);
