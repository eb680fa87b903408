using System.Data.Common;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// The newest word on one environment of a service: a name, and the release that name stands for.
internal sealed class RunningNow
{
    private const int Digest = (int)NameKind.Digest;

    public required string Service { get; init; }
    public required string Environment { get; init; }
    public required long At { get; init; }
    public required long NameId { get; init; }
    public required int Stage { get; init; }
    public required int Kind { get; init; }
    public required string Value { get; init; }
    public required long? ReleaseId { get; set; }
    public required long? Since { get; set; }

    /// The kind of the name that was reported before: another release, unless one was told by two names.
    public required int? OtherKind { get; init; }

    /// Something left this place while that release was there, or after it.
    public required bool SomethingLeft { get; init; }

    /// Of a place of customers: the last stage before them that the service has a place of.
    public required int? Rehearsal { get; init; }

    /// The release never was at that stage.
    public bool NeverRehearsed { get; private set; }

    public static Task<IReadOnlyList<RunningNow>> ReadAsync(Snapshot snapshot, string? service, CancellationToken ct) => ReadAsync(snapshot, service, Told.All, ct);

    /// What ran where by what was told.
    public static async Task<IReadOnlyList<RunningNow>> ReadAsync(Snapshot snapshot, string? service, Told told, CancellationToken ct)
    {
        var rows = await snapshot.ListAsync(RunningSql.Newest(told, service is not null), Read, ct, [.. told.Parameters, .. Of(service)]);

        // Of two at the same moment the one the journal takes, too.
        List<RunningNow> newest = [.. rows.GroupBy(r => (r.Service, r.Environment)).Select(g => g.MaxBy(r => r.NameId)!)];
        foreach (var run in newest.Where(r => r.ReleaseId is null))
        {
            // A version or commit that turned out to be an artifact is found by the names it was told together with.
            var graph = new StoredNames(snapshot.Db, run.Service);
            run.ReleaseId = IdOf(graph, run.Kind, run.Value);
        }

        foreach (var run in newest.Where(r => r.SomethingLeft).ToList())
        {
            _ = await HasLeftAsync(snapshot, run, told, ct) && newest.Remove(run);
        }

        foreach (var run in newest.Where(r => r is { ReleaseId: not null, OtherKind: not null } && !(r.Kind == Digest && r.OtherKind == Digest)))
        {
            run.Since = await SinceAsync(snapshot, run, told, ct);
        }

        var asked = newest.Where(r => r is { Rehearsal: not null, ReleaseId: not null }).ToList();
        var been = await RunningSql.RehearsedAsync(snapshot, [.. asked.Select(r => r.ReleaseId!.Value)], told, ct);
        asked.ForEach(r => r.NeverRehearsed = !been.Contains((r.ReleaseId!.Value, r.Rehearsal!.Value)));
        return newest;
    }

    /// In the order of the path.
    public static IReadOnlyList<RunningRelease> InOrder(IEnumerable<RunningRelease> places) =>
        [.. places.OrderBy(p => p.Stage is null).ThenBy(p => p.Stage).ThenBy(p => p.Environment, StringComparer.Ordinal)];

    private static (string, object)[] Of(string? service) => service is null ? [] : [("@service", service)];

    private static bool IsOf(RunningNow run, Report report, StoredNames graph) =>
        report.NameId == run.NameId || (run.ReleaseId is { } release && (report.ReleaseId ?? IdOf(graph, report.Kind, report.Value)) == release);

    // What leaves is a release; another one that had been there before may be told of late.
    private static async Task<bool> HasLeftAsync(Snapshot snapshot, RunningNow run, Told told, CancellationToken ct)
    {
        var graph = new StoredNames(snapshot.Db, run.Service);
        var left = await snapshot.ListAsync(
            RunningSql.Left(told), ReadReport, ct, [.. told.Parameters, ("@service", run.Service), ("@environment", run.Environment), ("@from", run.At)]);
        return left.Exists(l => IsOf(run, l, graph));
    }

    private static long? IdOf(StoredNames graph, int kind, string value) =>
        ReleaseIdentity.ReleasesOf(graph, new ReleaseName((NameKind)kind, value)) is [var only] ? graph.ReleaseIdOf(only) : null;

    // A deployment may name the version and the reports after it the digest: it is one release all the while. Two digests never are.
    private static async Task<long?> SinceAsync(Snapshot snapshot, RunningNow run, Told told, CancellationToken ct)
    {
        var graph = new StoredNames(snapshot.Db, run.Service);
        var since = run.At;
        foreach (var report in await snapshot.ListAsync(
            RunningSql.Reports(told), ReadReport, ct, [.. told.Parameters, ("@service", run.Service), ("@environment", run.Environment)]))
        {
            if (!IsOf(run, report, graph))
            {
                break;
            }

            since = report.At;
        }

        return since;
    }

    public RunningRelease Place(ReleaseHead? release) => Place(release?.Name, release?.PublicId, release?.OrderAt);

    /// With what is known of its release today.
    public RunningRelease Place(string? name, string? publicId, DateTimeOffset? orderAt) =>
        new(Environment, Stage < 0 ? null : (Stage)Stage, new DateTimeOffset(Since ?? At, TimeSpan.Zero), name ?? ShortName(), publicId)
        {
            OrderAt = orderAt,
            Skipped = NeverRehearsed ? (Stage)Rehearsal!.Value : null,
        };

    private static RunningNow Read(DbDataReader row) => new()
    {
        Service = row.GetString(0),
        Environment = row.GetString(1),
        At = row.GetInt64(2),
        NameId = row.GetInt64(3),
        Stage = row.GetInt32(4),
        Kind = row.GetInt32(5),
        Value = row.GetString(6),
        ReleaseId = row.IsDBNull(7) ? null : row.GetInt64(7),
        OtherKind = row.IsDBNull(8) ? null : row.GetInt32(8),
        Since = row.IsDBNull(9) ? null : row.GetInt64(9),
        SomethingLeft = row.GetInt64(10) != 0,
        Rehearsal = row.IsDBNull(11) ? null : row.GetInt32(11),
    };

    private static Report ReadReport(DbDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetInt64(4));

    private string ShortName() => (NameKind)Kind is NameKind.Version ? Value : ReleaseNames.Short(Value);

    private sealed record Report(long At, long NameId, int Kind, string Value, long? ReleaseId);
}
