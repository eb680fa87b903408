using System.Data.Common;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// The newest word on one environment of a service: a name, and the release that name stands for.
internal sealed class RunningNow
{
    // Walks from one environment to the next and seeks the newest row of each: the cost grows with environments, not with history.
    // A release that is reported again and again is there since the first of the reports after another one, or the oldest looked at.
    // "Other" stops at the newest report of another release: the rows of a limited query come in its order.
    private const string Newest =
        """
        WITH RECURSIVE "E"("Service", "Environment") AS (
          SELECT * FROM (SELECT "Service", "Environment" FROM "Running" WHERE {first} ORDER BY "Service", "Environment" LIMIT 1)
          UNION ALL
          SELECT (SELECT r."Service" FROM "Running" r WHERE {next} ORDER BY r."Service", r."Environment" LIMIT 1),
                 (SELECT r."Environment" FROM "Running" r WHERE {next} ORDER BY r."Service", r."Environment" LIMIT 1)
          FROM "E" e WHERE e."Service" IS NOT NULL
        )
        SELECT x."Service", x."Environment", x."At", x."NameId", x."Stage", m."Kind", m."Value", m."ReleaseId",
          (SELECT k."Kind" FROM "Running" r JOIN "Names" k ON k."Id" = r."NameId"
           WHERE r."Service" = x."Service" AND r."Environment" = x."Environment" AND r."At" = x."Other" LIMIT 1) AS "OtherKind",
          CASE WHEN x."Other" IS NULL
            THEN (SELECT MIN(l."At") FROM (SELECT r."At" FROM "Running" r WHERE r."Service" = x."Service" AND r."Environment" = x."Environment" ORDER BY r."At" DESC LIMIT 200) l)
            ELSE (SELECT MIN(r."At") FROM "Running" r WHERE r."Service" = x."Service" AND r."Environment" = x."Environment" AND r."At" > x."Other") END AS "Since"
        FROM (
          SELECT n."Service", n."Environment", n."At", n."NameId", n."Stage",
            (SELECT o."At" FROM (SELECT r."At", r."NameId" FROM "Running" r WHERE r."Service" = n."Service" AND r."Environment" = n."Environment" ORDER BY r."At" DESC LIMIT 200) o
             WHERE o."NameId" <> n."NameId" LIMIT 1) AS "Other"
          FROM "E" e
          CROSS JOIN "Running" n ON n."Service" = e."Service" AND n."Environment" = e."Environment"
            AND n."At" = (SELECT r."At" FROM "Running" r WHERE r."Service" = e."Service" AND r."Environment" = e."Environment" ORDER BY r."At" DESC LIMIT 1)) x
        CROSS JOIN "Names" m ON m."Id" = x."NameId"
        """;

    private const string Reports =
        """
        SELECT r."At", r."NameId", m."Kind", m."Value", m."ReleaseId" FROM "Running" r JOIN "Names" m ON m."Id" = r."NameId"
        WHERE r."Service" = @service AND r."Environment" = @environment ORDER BY r."At" DESC LIMIT 200
        """;

    private const int Digest = (int)NameKind.Digest;

    private static readonly string OfAll = Walk("1 = 1", "(r.\"Service\", r.\"Environment\") > (e.\"Service\", e.\"Environment\")");

    // A comparison of pairs would walk on through the services behind it.
    private static readonly string OfOne = Walk("\"Service\" = @service", "r.\"Service\" = @service AND r.\"Environment\" > e.\"Environment\"");

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

    public static async Task<IReadOnlyList<RunningNow>> ReadAsync(Snapshot snapshot, string? service, CancellationToken ct)
    {
        var rows = service is null ? await snapshot.ListAsync(OfAll, Read, ct) : await snapshot.ListAsync(OfOne, Read, ct, ("@service", service));

        // Of two at the same moment the one the journal takes, too.
        List<RunningNow> newest = [.. rows.GroupBy(r => (r.Service, r.Environment)).Select(g => g.MaxBy(r => r.NameId)!)];
        foreach (var run in newest.Where(r => r.ReleaseId is null))
        {
            // A version or commit that turned out to be an artifact is found by the names it was told together with.
            var graph = new StoredNames(snapshot.Db, run.Service);
            run.ReleaseId = IdOf(graph, run.Kind, run.Value);
        }

        foreach (var run in newest.Where(r => r is { ReleaseId: not null, OtherKind: not null } && !(r.Kind == Digest && r.OtherKind == Digest)))
        {
            run.Since = await SinceAsync(snapshot, run, ct);
        }

        return newest;
    }

    private static long? IdOf(StoredNames graph, int kind, string value) =>
        ReleaseIdentity.ReleasesOf(graph, new ReleaseName((NameKind)kind, value)) is [var only] ? graph.ReleaseIdOf(only) : null;

    // A deployment may name the version and the reports after it the digest: it is one release all the while. Two digests never are.
    private static async Task<long?> SinceAsync(Snapshot snapshot, RunningNow run, CancellationToken ct)
    {
        var graph = new StoredNames(snapshot.Db, run.Service);
        var since = run.At;
        foreach (var report in await snapshot.ListAsync(Reports, ReadReport, ct, ("@service", run.Service), ("@environment", run.Environment)))
        {
            if (report.NameId != run.NameId && (report.ReleaseId ?? IdOf(graph, report.Kind, report.Value)) != run.ReleaseId)
            {
                break;
            }

            since = report.At;
        }

        return since;
    }

    public RunningRelease Place(ReleaseReading? reading)
    {
        var told = reading?.Release.Environments.Where(e => e.Environment.Equals(Environment, StringComparison.OrdinalIgnoreCase)).MaxBy(e => e.At);
        var since = new DateTimeOffset(Since ?? At, TimeSpan.Zero);
        return new RunningRelease(Environment, Stage < 0 ? null : (Stage)Stage, since, reading?.Head.Name ?? ShortName(), reading?.Head.PublicId)
        {
            OrderAt = reading?.Head.OrderAt,
            Removed = told is { Removed: true } && told.At.UtcTicks >= At,
        };
    }

    private static string Walk(string first, string next) =>
        Newest.Replace("{first}", first, StringComparison.Ordinal).Replace("{next}", next, StringComparison.Ordinal);

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
    };

    private static Report ReadReport(DbDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetInt64(4));

    private string ShortName() => (NameKind)Kind is NameKind.Version ? Value : ReleaseNames.Short(Value);

    private sealed record Report(long At, long NameId, int Kind, string Value, long? ReleaseId);
}
