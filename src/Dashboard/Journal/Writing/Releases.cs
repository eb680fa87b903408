using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// A release's row with its state read.
internal sealed class LoadedRelease
{
    public required long Id { get; init; }
    public required string PublicId { get; init; }
    public required string Service { get; init; }
    public long NameId { get; set; }
    public Release? State { get; set; }
    public int OpenGates { get; set; }
    public bool Bypassed { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public long? RedirectTo { get; set; }
    public long UpdatedSeq { get; set; }
    public bool IsNew { get; set; }
}

/// The folded releases: their ids for ever, their states as of now.
internal sealed class Releases(Session session)
{
    private const int Kept = 10_000;
    private const string Columns = "Id,PublicId,Service,NameId,State,OpenGates,Bypassed,DueAt,RedirectTo,UpdatedSeq";

    private readonly Sql _byId = session.Prepare($"SELECT {Columns} FROM Releases WHERE Id=$1");
    private readonly Sql _byPublicId = session.Prepare("SELECT Id FROM Releases WHERE PublicId=$1");
    private readonly Sql _last = session.Prepare("SELECT COALESCE(MAX(Id),0) FROM Releases");
    private readonly Sql _shippedBefore = session.Prepare(
        "SELECT MAX(ShippedAt) FROM Releases WHERE Service=$1 AND ShippedAt<$2 AND Id<>$3 AND RedirectTo IS NULL");

    private readonly Sql _shippedAfter = session.Prepare(
        "SELECT NameId FROM Releases WHERE Service=$1 AND ShippedAt>$2 AND Id<>$3 AND RedirectTo IS NULL ORDER BY ShippedAt LIMIT 1");

    private readonly Sql _inFlight = session.Prepare(
        "SELECT NameId FROM Releases WHERE Service=$1 AND ShippedAt IS NULL AND RedirectTo IS NULL ORDER BY OrderAt DESC LIMIT 200");

    private readonly Sql _due = session.Prepare("SELECT NameId FROM Releases WHERE DueAt IS NOT NULL AND DueAt<=$1 ORDER BY DueAt LIMIT $2");
    private readonly Sql _save = session.Prepare(
        """
        INSERT INTO Releases(Id,PublicId,Service,NameId,Version,Digest,"Commit",OrderAt,FirstSeenAt,LastSeenAt,BuiltAt,FirstWeightAt,ShippedAt,RolledBackAt,
          FeedbackStartedAt,FeedbackSeconds,RolloutPhase,RolloutAt,OpenGates,Bypassed,DuplicateVersion,DueAt,RedirectTo,UpdatedSeq,State)
        VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25)
        ON CONFLICT(Id) DO UPDATE SET NameId=$4,Version=$5,Digest=$6,"Commit"=$7,OrderAt=$8,FirstSeenAt=$9,LastSeenAt=$10,BuiltAt=$11,FirstWeightAt=$12,
          ShippedAt=$13,RolledBackAt=$14,FeedbackStartedAt=$15,FeedbackSeconds=$16,RolloutPhase=$17,RolloutAt=$18,OpenGates=$19,Bypassed=$20,
          DuplicateVersion=$21,DueAt=$22,RedirectTo=$23,UpdatedSeq=$24,State=$25
        """);

    private readonly Dictionary<long, LoadedRelease> _loaded = [];
    private long _id;

    public void Restore()
    {
        _loaded.Clear();
        _id = (long)_last.Scalar(session.Transaction)!;
    }

    public LoadedRelease? Find(long id)
    {
        if (_loaded.TryGetValue(id, out var known))
        {
            return known;
        }

        using var reader = _byId.Read(session.Transaction, id);
        if (!reader.Read())
        {
            return null;
        }

        var state = (byte[])reader[4];
        return _loaded[id] = new LoadedRelease
        {
            Id = id,
            PublicId = reader.GetString(1),
            Service = reader.GetString(2),
            NameId = reader.GetInt64(3),
            State = state.Length == 0 ? null : JsonSerializer.Deserialize(state, CoreJson.Default.Release),
            OpenGates = reader.GetInt32(5),
            Bypassed = reader.GetBoolean(6),
            DueAt = reader.AtOrNull(7),
            RedirectTo = reader.LongOrNull(8),
            UpdatedSeq = reader.GetInt64(9),
        };
    }

    public long? IdOf(string publicId) => (long?)_byPublicId.Scalar(session.Transaction, publicId);

    public LoadedRelease Add(string service, ReleaseName identity, long nameId)
    {
        var id = ++_id;
        return _loaded[id] = new LoadedRelease { Id = id, PublicId = FreeId(service, identity), Service = service, NameId = nameId, IsNew = true };
    }

    public void Save(LoadedRelease row)
    {
        var r = row.State;
        var rollout = r?.Rollout;
        _save.Run(
            session.Transaction, row.Id, row.PublicId, row.Service, row.NameId, r?.Version, r?.Digest, r?.Commit,
            r?.OrderAt ?? default, r?.FirstSeenAt ?? default, r?.LastSeenAt ?? default, r?.BuiltAt, r?.FirstWeightAt, r?.ShippedAt, r?.RolledBackAt,
            r?.FeedbackStartedAt, (r?.FeedbackEndedAt - r?.FeedbackStartedAt)?.Ticks / TimeSpan.TicksPerSecond,
            (int?)rollout?.Phase, rollout?.UpdatedAt, row.OpenGates, row.Bypassed ? 1 : 0, r?.DuplicateVersion == true ? 1 : 0, row.DueAt, row.RedirectTo, row.UpdatedSeq,
            r is null ? Array.Empty<byte>() : JsonSerializer.SerializeToUtf8Bytes(r, CoreJson.Default.Release));
        row.IsNew = false;
    }

    public DateTimeOffset? ShippedBefore(string service, DateTimeOffset at, long id) =>
        _shippedBefore.Scalar(session.Transaction, service, at, id) is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public long? ShippedNextAfter(string service, DateTimeOffset at, long id) => (long?)_shippedAfter.Scalar(session.Transaction, service, at, id);

    public IReadOnlyList<long> InFlight(string service) => List(_inFlight.Read(session.Transaction, service));

    public IReadOnlyList<long> Due(DateTimeOffset now, int most) => List(_due.Read(session.Transaction, now, most));

    public void Trim()
    {
        if (_loaded.Count > Kept)
        {
            _loaded.Clear();
        }
    }

    private static List<long> List(Microsoft.Data.Sqlite.SqliteDataReader reader)
    {
        using (reader)
        {
            List<long> ids = [];
            while (reader.Read())
            {
                ids.Add(reader.GetInt64(0));
            }

            return ids;
        }
    }

    // Derived from the name it was first known by, so that a rebuild gives the same address; opaque all the same.
    private string FreeId(string service, ReleaseName identity)
    {
        const string letters = "abcdefghijkmnpqrstuvwxyz23456789";
        for (var n = 0; ; n++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{service}\n{identity.Kind}\n{identity.Value}\n{n}"));
            var id = string.Concat(hash.Take(12).Select(b => letters[b & 31]));
            if (IdOf(id) is null && !_loaded.Values.Any(l => l.IsNew && l.PublicId == id))
            {
                return id;
            }
        }
    }
}
