using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What customers used when a rollout began: the version it stands beside.
public sealed record VersionBefore(string? PublicId, string Name, string? Digest, DateTimeOffset Since, string Environment)
{
    // The release itself may be reported there under several names.
    private const int Most = 20;

    public const string ThereSql = "SELECT At, NameId, Environment FROM Running WHERE Service = @service AND Environment = @environment AND At < @at ORDER BY At DESC LIMIT @most";

    /// A canary environment stands beside what runs in production.
    public static readonly string InProductionSql = $"SELECT At, NameId, Environment FROM Running WHERE Service = @service AND Stage = {(int)Stage.Production} AND At < @at ORDER BY At DESC LIMIT @most";

    /// Null where nothing was told to run there before.
    public static async Task<VersionBefore?> ReadAsync(Snapshot snapshot, ReleaseReading reading, RolloutState rollout, CancellationToken ct)
    {
        var service = reading.Head.ServiceKey;
        var isBeside = EnvironmentStage.Of(rollout.Environment) == Stage.Canary;
        var runs = await snapshot.ListAsync(
            isBeside ? InProductionSql : ThereSql, r => (At: r.At(0), NameId: r.GetInt64(1), Environment: r.GetString(2)), ct,
            ("@service", service), ("@environment", rollout.Environment?.ToLowerInvariant() ?? Slug.Of(Stage.Production)), ("@at", rollout.StartedAt.UtcTicks), ("@most", Most));
        var graph = new StoredNames(snapshot.Db, service);
        VersionBefore? before = null;
        foreach (var run in runs)
        {
            if (await snapshot.Db.Names.Where(n => n.Id == run.NameId).Select(n => new { n.Kind, n.Value, n.ReleaseId }).FirstOrDefaultAsync(ct) is not { } name)
            {
                continue;
            }

            var id = name.ReleaseId ?? (ReleaseIdentity.ReleasesOf(graph, new ReleaseName((NameKind)name.Kind, name.Value)) is [var only] ? graph.ReleaseIdOf(only) : null);
            if (id == reading.Id)
            {
                continue;
            }

            // Reported again and again: it is there since the first of the reports without another one between.
            var found = await OfAsync(snapshot, id, (NameKind)name.Kind, name.Value, run.At, run.Environment, ct);
            if (before is not null && found.Name != before.Name)
            {
                break;
            }

            before = found;
        }

        return before;
    }

    private static async Task<VersionBefore> OfAsync(Snapshot snapshot, long? id, NameKind kind, string value, DateTimeOffset at, string environment, CancellationToken ct)
    {
        var row = id is { } known
            ? await snapshot.Db.Releases.Where(r => r.Id == known && r.RedirectTo == null).Select(r => new { r.PublicId, r.Version, r.Digest, r.Commit }).FirstOrDefaultAsync(ct)
            : null;
        return row is null
            ? new VersionBefore(null, kind == NameKind.Version ? value : ReleaseNames.Short(value), kind == NameKind.Digest ? value : null, at, environment)
            : new VersionBefore(row.PublicId, ReleaseNames.Of(row.Version, row.Digest, row.Commit, row.PublicId), row.Digest, at, environment);
    }
}
