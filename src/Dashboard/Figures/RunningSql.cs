using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// The plain queries behind what runs, and ran, where.
internal static class RunningSql
{
    private const int Extended = (int)Stage.Extended;
    private const int Integration = (int)Stage.Integration;

    // Walks from one environment to the next and seeks the newest row of each: the cost grows with environments, not with history.
    // A release that is reported again and again is there since the first of the reports after another one, or the oldest looked at.
    // "Other" stops at the newest report of another release: the rows of a limited query come in its order.
    private static readonly string Walk =
        $$"""
        WITH RECURSIVE "E"("Service", "Environment") AS (
          SELECT * FROM (SELECT "Service", "Environment" FROM "Running" WHERE {first} ORDER BY "Service", "Environment" LIMIT 1)
          UNION ALL
          SELECT (SELECT r."Service" FROM "Running" r WHERE {next} ORDER BY r."Service", r."Environment" LIMIT 1),
                 (SELECT r."Environment" FROM "Running" r WHERE {next} ORDER BY r."Service", r."Environment" LIMIT 1)
          FROM "E" e WHERE e."Service" IS NOT NULL
        )
        SELECT x."Service", x."Environment", x."At", x."NameId", x."Stage", m."Kind", m."Value", m."ReleaseId",
          (SELECT k."Kind" FROM "Running" r JOIN "Names" k ON k."Id" = r."NameId"
           WHERE r."Service" = x."Service" AND r."Environment" = x."Environment" AND r."At" = x."Other"{told} LIMIT 1) AS "OtherKind",
          CASE WHEN x."Other" IS NULL
            THEN (SELECT MIN(l."At") FROM (SELECT r."At" FROM "Running" r WHERE r."Service" = x."Service" AND r."Environment" = x."Environment"{told} ORDER BY r."At" DESC LIMIT 200) l)
            ELSE (SELECT MIN(r."At") FROM "Running" r WHERE r."Service" = x."Service" AND r."Environment" = x."Environment" AND r."At" > x."Other"{told}) END AS "Since",
          EXISTS (SELECT 1 FROM "Removals" r WHERE r."Service" = x."Service" AND r."Environment" = x."Environment" AND r."At" >= x."At"{told}) AS "SomethingLeft",
          CASE WHEN x."Stage" <> {{(int)Stage.Production}} THEN NULL
            WHEN EXISTS (SELECT 1 FROM "Running" r WHERE r."Service" = x."Service" AND r."Stage" = {{Extended}}{told}) THEN {{Extended}}
            WHEN EXISTS (SELECT 1 FROM "Running" r WHERE r."Service" = x."Service" AND r."Stage" = {{Integration}}{told}) THEN {{Integration}} END AS "Rehearsal"
        FROM (
          SELECT n."Service", n."Environment", n."At", n."NameId", n."Stage",
            (SELECT o."At" FROM (SELECT r."At", r."NameId" FROM "Running" r WHERE r."Service" = n."Service" AND r."Environment" = n."Environment"{told} ORDER BY r."At" DESC LIMIT 200) o
             WHERE o."NameId" <> n."NameId" LIMIT 1) AS "Other"
          FROM "E" e
          CROSS JOIN "Running" n ON n."Service" = e."Service" AND n."Environment" = e."Environment"{toldN}
            AND n."At" = (SELECT r."At" FROM "Running" r WHERE r."Service" = e."Service" AND r."Environment" = e."Environment"{told} ORDER BY r."At" DESC LIMIT 1)) x
        CROSS JOIN "Names" m ON m."Id" = x."NameId"
        """;

    private static readonly string OfAll = Walk.Replace("{first}", "1 = 1", StringComparison.Ordinal)
        .Replace("{next}", "(r.\"Service\", r.\"Environment\") > (e.\"Service\", e.\"Environment\")", StringComparison.Ordinal);

    // A comparison of pairs would walk on through the services behind it.
    private static readonly string OfOne = Walk.Replace("{first}", "\"Service\" = @service", StringComparison.Ordinal)
        .Replace("{next}", "r.\"Service\" = @service AND r.\"Environment\" > e.\"Environment\"", StringComparison.Ordinal);

    /// The newest report on each place of all services, or of @service.
    public static string Newest(Told told, bool ofOne) => (ofOne ? OfOne : OfAll)
        .Replace("{told}", told.Condition("r"), StringComparison.Ordinal).Replace("{toldN}", told.Condition("n"), StringComparison.Ordinal);

    public static string Reports(Told told) =>
        $"""
        SELECT r."At", r."NameId", m."Kind", m."Value", m."ReleaseId" FROM "Running" r JOIN "Names" m ON m."Id" = r."NameId"
        WHERE r."Service" = @service AND r."Environment" = @environment{told.Condition("r")} ORDER BY r."At" DESC LIMIT 200
        """;

    public static string Left(Told told) =>
        $"""
        SELECT r."At", r."NameId", m."Kind", m."Value", m."ReleaseId" FROM "Removals" r JOIN "Names" m ON m."Id" = r."NameId"
        WHERE r."Service" = @service AND r."Environment" = @environment AND r."At" >= @from{told.Condition("r")}
        """;

    /// Which of these releases were at a stage that rehearses for customers, by any of their names.
    public static string Rehearsed(Told told) =>
        $"""
        SELECT DISTINCT a."Id", r."Stage" FROM "Releases" a CROSS JOIN "Running" r
        WHERE a."Id" IN (SELECT value FROM json_each(@ids)) AND +r."Service" = a."Service" AND +r."Stage" IN ({Integration}, {Extended}){told.Condition("r")}
          AND r."NameId" IN (a."NameId",
            (SELECT n."Id" FROM "Names" n WHERE n."Value" = a."Digest" AND n."Kind" = {(int)NameKind.Digest} AND n."Service" = a."Service"),
            (SELECT n."Id" FROM "Names" n WHERE n."Value" = a."Version" AND n."Kind" = {(int)NameKind.Version} AND n."Service" = a."Service"),
            (SELECT n."Id" FROM "Names" n WHERE n."Value" = a."Commit" AND n."Kind" = {(int)NameKind.Commit} AND n."Service" = a."Service"))
        """;

    public static async Task<IReadOnlySet<(long ReleaseId, int Stage)>> RehearsedAsync(Snapshot snapshot, IReadOnlyCollection<long> releases, Told told, CancellationToken ct) =>
        releases.Count == 0 ? new HashSet<(long, int)>() : (await snapshot.ListAsync(
            Rehearsed(told), r => (r.GetInt64(0), r.GetInt32(1)), ct, [.. told.Parameters, ("@ids", JsonSerializer.Serialize(releases))])).ToHashSet();
}
