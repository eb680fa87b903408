using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Dashboard.Journal.Writing;

/// What became of one draft when it met the deliveries already there.
internal sealed record Admission(DeliveryStatus Status, long Seq, string DeliveryId, bool Stored);

/// Appends deliveries and recognises those that came before.
internal sealed class Deliveries(Session session, Arrivals arrivals)
{
    private readonly Sql _byId = session.Prepare("SELECT Seq, BodyHash FROM Deliveries WHERE Connection=$1 AND DeliveryId=$2");
    private readonly Sql _byBody = session.Prepare("SELECT Seq, DeliveryId, BodyHash, ReceivedAt FROM Deliveries WHERE BodyMark=$1 AND Connection=$2 ORDER BY Seq DESC LIMIT 20");
    private readonly Sql _anyBody = session.Prepare("SELECT BodyHash FROM Deliveries WHERE BodyMark=$1 LIMIT 20");
    private readonly Sql _repeat = session.Prepare("UPDATE Deliveries SET Repeats=Repeats+1 WHERE Seq=$1");
    private readonly Sql _conflict = session.Prepare("UPDATE Deliveries SET Conflicts=Conflicts+1 WHERE Seq=$1");
    private readonly Sql _last = session.Prepare("SELECT MAX(Seq) FROM Deliveries");
    private readonly Sql _insert = session.Prepare(
        """
        INSERT INTO Deliveries(Seq,Connection,DeliveryId,Source,SourceEvent,ReceivedAt,Status,Reason,Flags,Repeats,Conflicts,BodyHash,BodyMark,Body,BodyBytes,ContentType,Headers,Facts)
        VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9,0,0,$10,$11,$12,$13,$14,$15,$16)
        """);

    private long _seq;

    public void Restore() => _seq = (long?)_last.Scalar(session.Transaction) ?? 0;

    /// Stores the draft unless it is a repetition. A conflict stores nothing but its count.
    public Admission Admit(DeliveryDraft draft, byte[] hash, RecentLines lines)
    {
        var mark = BinaryPrimitives.ReadInt64LittleEndian(hash);
        var hex = Convert.ToHexStringLower(hash);
        List<string> flags = [];
        string id;
        if (draft.Repeat == Repeat.BodyWithinFiveMinutes)
        {
            if (SameBodyLately(draft, hash, mark, lines) is { } earlier)
            {
                return Repeated(earlier.Seq, earlier.Id);
            }

            id = $"body:{hex[..32]}:{(_seq + 1).ToString(CultureInfo.InvariantCulture)}";
        }
        else
        {
            id = draft.Id ?? "body:" + hex;
            if (Find(draft.Connection, id) is { } known)
            {
                if (Met(draft, hash, id, known) is { } met)
                {
                    return met;
                }

                id = $"{id}#{hex[..16]}";
                flags.Add(Fates.IdUsedBefore);
            }
        }

        if (draft.Repeat is Repeat.RefuseOtherBody or Repeat.KeepOtherBody && IsKnownBody(mark, hash))
        {
            flags.Add(Fates.BodySeenBefore);
        }

        return Store(draft, id, hash, mark, flags);
    }

    // The id was used before: the same delivery again, a refused one, or one to be kept beside the first (null).
    private Admission? Met(DeliveryDraft draft, byte[] hash, string id, (long Seq, byte[] Hash) known)
    {
        if (known.Hash.AsSpan().SequenceEqual(hash))
        {
            return Repeated(known.Seq, id);
        }

        if (draft.Repeat == Repeat.RefuseOtherBody)
        {
            _conflict.Run(session.Transaction, known.Seq);
            return new(DeliveryStatus.Conflict, known.Seq, id, Stored: false);
        }

        var beside = $"{id}#{Convert.ToHexStringLower(hash)[..16]}";
        return Find(draft.Connection, beside) is { } again ? Repeated(again.Seq, beside) : null;
    }

    /// The drafts of a batch that would be refused, by index; their count is kept, nothing else is.
    public Dictionary<int, Admission> Conflicts(IReadOnlyList<DeliveryDraft> item, IReadOnlyList<byte[]> hashes)
    {
        Dictionary<int, Admission> conflicts = [];
        Dictionary<string, byte[]> inBatch = new(StringComparer.Ordinal);
        for (var i = 0; i < item.Count; i++)
        {
            if (item[i] is not { Repeat: Repeat.RefuseOtherBody, Id: { } id })
            {
                continue;
            }

            var known = Find(item[i].Connection, id);
            if ((known is { } k && !k.Hash.AsSpan().SequenceEqual(hashes[i])) || (inBatch.TryGetValue(id, out var twin) && !twin.AsSpan().SequenceEqual(hashes[i])))
            {
                conflicts[i] = new(DeliveryStatus.Conflict, known?.Seq ?? 0, id, Stored: false);
                _conflict.Run(session.Transaction, known?.Seq ?? 0);
            }

            inBatch.TryAdd(id, hashes[i]);
        }

        return conflicts;
    }

    private Admission Store(DeliveryDraft draft, string id, byte[] hash, long mark, List<string> flags)
    {
        if (draft.Events.Count > 0 && draft.Events.Any(e => e.Service is null || (e.Check is not null && e.Stage is null)))
        {
            flags.Add(Fates.Unplaced);
        }

        foreach (var flag in flags)
        {
            arrivals.Note(draft.Connection, draft.Source, flag, draft.ReceivedAt);
        }

        var seq = ++_seq;
        _insert.Run(
            session.Transaction, seq, draft.Connection, id, draft.Source, draft.SourceEvent, draft.ReceivedAt, (int)draft.Status, draft.Reason,
            flags.Count > 0 ? string.Join(',', flags) : null, hash, mark, draft.Body.ToArray(), draft.Body.Length, draft.ContentType,
            draft.Headers is { Count: > 0 } headers ? JsonSerializer.Serialize(headers) : null, draft.Events.Count);
        return new(draft.Status, seq, id, Stored: true);
    }

    private Admission Repeated(long seq, string id)
    {
        _repeat.Run(session.Transaction, seq);
        return new(DeliveryStatus.Duplicate, seq, id, Stored: false);
    }

    private (long Seq, byte[] Hash)? Find(string connection, string id)
    {
        using var reader = _byId.Read(session.Transaction, connection, id);
        return reader.Read() ? (reader.GetInt64(0), (byte[])reader[1]) : null;
    }

    private (long Seq, string Id)? SameBodyLately(DeliveryDraft draft, byte[] hash, long mark, RecentLines lines)
    {
        using var reader = _byBody.Read(session.Transaction, mark, draft.Connection);
        while (reader.Read())
        {
            if (((byte[])reader[2]).AsSpan().SequenceEqual(hash) && draft.ReceivedAt - reader.At(3) <= RecentLines.Window
                && !lines.OtherOutcomeSince(draft, reader.GetInt64(0)))
            {
                return (reader.GetInt64(0), reader.GetString(1));
            }
        }

        return null;
    }

    private bool IsKnownBody(long mark, byte[] hash)
    {
        using var reader = _anyBody.Read(session.Transaction, mark);
        while (reader.Read())
        {
            if (((byte[])reader[0]).AsSpan().SequenceEqual(hash))
            {
                return true;
            }
        }

        return false;
    }
}
