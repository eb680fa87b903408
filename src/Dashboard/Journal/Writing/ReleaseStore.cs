using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// The rows of releases.
internal sealed class ReleaseStore(Session session)
{
    private const string Plain =
        "NameId=?3,Version=?4,Digest=?5,\"Commit\"=?6,FirstSeenAt=?7,LastSeenAt=?8,BuiltAt=?9,FirstWeightAt=?10,RolledBackAt=?11,FeedbackSeconds=?12,"
        + "RolloutPhase=?13,OpenGates=?14,Bypassed=?15,DuplicateVersion=?16,RedirectTo=?17,UpdatedSeq=?18,State=?19";

    private const string Indexed = "OrderAt=?20,ShippedAt=?21,DueAt=?22,RolloutAt=?23,FeedbackStartedAt=?24";

    private readonly Sql _byId = session.Prepare(
        "SELECT PublicId,Service,NameId,State,OpenGates,Bypassed,RedirectTo,UpdatedSeq,OrderAt,ShippedAt,DueAt,RolloutAt,FeedbackStartedAt FROM Releases WHERE Id=?1");

    private readonly Sql _byPublicId = session.Prepare("SELECT Id FROM Releases WHERE PublicId=?1");
    private readonly Sql _last = session.Prepare("SELECT MAX(Id) FROM Releases");
    private readonly Sql _insert = session.Prepare(
        """
        INSERT INTO Releases(Id,PublicId,NameId,Version,Digest,"Commit",FirstSeenAt,LastSeenAt,BuiltAt,FirstWeightAt,RolledBackAt,FeedbackSeconds,
          RolloutPhase,OpenGates,Bypassed,DuplicateVersion,RedirectTo,UpdatedSeq,State,OrderAt,ShippedAt,DueAt,RolloutAt,FeedbackStartedAt,Service)
        VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25)
        """);

    // A column that is set costs its index a rewrite, changed or not: the indexed ones are set only when they changed.
    private readonly Sql _update = session.Prepare($"UPDATE Releases SET {Plain} WHERE Id=?1 AND PublicId=?2");
    private readonly Sql _updateAll = session.Prepare($"UPDATE Releases SET {Plain},{Indexed} WHERE Id=?1 AND PublicId=?2");
    private readonly Sql _gates = session.Prepare("UPDATE Releases SET OpenGates=?2 WHERE Id=?1");
    private readonly Value[] _values = new Value[25];

    public long LastId() => _last.Number() ?? 0;

    public long? IdOf(string publicId) => _byPublicId.Number(publicId);

    public LoadedRelease? Find(long id)
    {
        using var rows = _byId.Read(id);
        if (!rows.Read())
        {
            return null;
        }

        var state = rows.Bytes(3);
        return new LoadedRelease
        {
            Id = id,
            PublicId = rows.Text(0),
            Service = rows.Text(1),
            NameId = rows.Long(2),
            Contribution = state.IsEmpty ? null : Contribution.Of(JsonSerializer.Deserialize(state, CoreJson.Default.Release)!),
            OpenGates = (int)rows.Long(4),
            Bypassed = rows.Long(5) != 0,
            RedirectTo = rows.LongOrNull(6),
            UpdatedSeq = rows.Long(7),
            DueAt = rows.AtOrNull(10),
            Written = new(rows.At(8), rows.AtOrNull(9), rows.AtOrNull(10), rows.AtOrNull(11), rows.AtOrNull(12)),
        };
    }

    public void Save(LoadedRelease row, Release? r)
    {
        Fill(row, r);
        var indexed = new Indexed(r?.OrderAt ?? default, r?.ShippedAt, row.DueAt, r?.Rollout?.UpdatedAt, r?.FeedbackStartedAt);
        (_values[19], _values[20], _values[21], _values[22], _values[23]) =
            (indexed.OrderAt, indexed.ShippedAt, indexed.DueAt, indexed.RolloutAt, indexed.FeedbackStartedAt);
        if (row.Written is null)
        {
            _insert.Run(_values);
        }
        else if (row.Written == indexed)
        {
            _update.Run(_values.AsSpan(0, 19));
        }
        else
        {
            _updateAll.Run(_values.AsSpan(0, 24));
        }

        row.Written = indexed;
    }

    public void SaveGates(LoadedRelease row) => _gates.Run(row.Id, row.OpenGates);

    /// Derived from the name it was first known by, so that a rebuild gives the same address; opaque all the same.
    public string FreeId(string service, ReleaseName identity)
    {
        const string letters = "abcdefghijkmnpqrstuvwxyz23456789";
        for (var n = 0; ; n++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{service}\n{identity.Kind}\n{identity.Value}\n{n}"));
            var id = string.Concat(hash.Take(12).Select(b => letters[b & 31]));
            if (IdOf(id) is null)
            {
                return id;
            }
        }
    }

    private void Fill(LoadedRelease row, Release? r)
    {
        ReadOnlySpan<Value> values =
        [
            row.Id, row.PublicId, row.NameId, r?.Version, r?.Digest, r?.Commit, r?.FirstSeenAt ?? default, r?.LastSeenAt ?? default, r?.BuiltAt, r?.FirstWeightAt, r?.RolledBackAt,
            (r?.FeedbackEndedAt - r?.FeedbackStartedAt)?.Ticks / TimeSpan.TicksPerSecond, (int?)r?.Rollout?.Phase, row.OpenGates, row.Bypassed,
            r?.DuplicateVersion == true, row.RedirectTo, row.UpdatedSeq, r is null ? Array.Empty<byte>() : JsonSerializer.SerializeToUtf8Bytes(r, CoreJson.Default.Release),
        ];
        values.CopyTo(_values);
        _values[24] = row.Service;
    }
}
