using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Dashboard.Journal.Writing;

/// What became of one draft when it met the deliveries already there. Stored ones are written once their facts are known.
internal sealed record Admission(DeliveryStatus Status, long Seq, string DeliveryId, bool IsNew, IReadOnlyList<string> Flags);

/// Recognises deliveries that came before and appends the others.
internal sealed class Deliveries(Session session)
{
    private readonly Sql _byId = session.Prepare("SELECT Seq, BodyHash FROM Deliveries WHERE Connection=?1 AND DeliveryId=?2");
    private readonly Sql _byBody = session.Prepare("SELECT Seq, DeliveryId, BodyHash, ReceivedAt FROM Deliveries WHERE BodyMark=?1 AND Connection=?2 ORDER BY Seq DESC LIMIT 20");
    private readonly Sql _anyBody = session.Prepare("SELECT BodyHash FROM Deliveries WHERE BodyMark=?1 LIMIT 20");
    private readonly Sql _repeat = session.Prepare("UPDATE Deliveries SET Repeats=Repeats+1 WHERE Seq=?1");
    private readonly Sql _conflict = session.Prepare("UPDATE Deliveries SET Conflicts=Conflicts+1 WHERE Seq=?1");
    private readonly Sql _last = session.Prepare("SELECT MAX(Seq) FROM Deliveries");
    private readonly Sql _insert = session.Prepare(
        """
        INSERT INTO Deliveries(Seq,Connection,DeliveryId,Source,SourceEvent,ReceivedAt,Status,Reason,Flags,Repeats,Conflicts,BodyHash,BodyMark,Body,BodyBytes,ContentType,Headers,Facts)
        VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,0,0,?10,?11,?12,?13,?14,?15,?16)
        """);

    private long _seq;

    public void Restore() => _seq = _last.Number() ?? 0;

    /// Decides what the draft is. Counts a repetition or a conflict at once; what is new gets its number here and is written by Store.
    public Admission Admit(DeliveryDraft draft, byte[] hash, Lines lines)
    {
        if (draft.Repeat == Repeat.BodyWithinFiveMinutes)
        {
            return SameBodyLately(draft, hash, lines) is { } earlier
                ? Repeated(earlier.Seq, earlier.Id)
                : New(draft, $"body:{Convert.ToHexStringLower(hash)[..32]}:{(_seq + 1).ToString(CultureInfo.InvariantCulture)}", []);
        }

        var id = draft.Id ?? "body:" + Convert.ToHexStringLower(hash);
        return Find(draft.Connection, id) is { } known
            ? KnownId(draft, id, known, hash)
            : New(draft, id, draft.Repeat is Repeat.RefuseOtherBody or Repeat.KeepOtherBody && IsKnownBody(hash) ? [Fates.BodySeenBefore] : []);
    }

    /// Writes a new delivery.
    public void Store(DeliveryDraft draft, Admission admission, byte[] hash, IReadOnlyList<string> flags) => _insert.Run(
        admission.Seq, draft.Connection, admission.DeliveryId, draft.Source, draft.SourceEvent, draft.ReceivedAt, (int)draft.Status, draft.Reason,
        flags.Count > 0 ? string.Join(',', flags) : null, hash, MarkOf(hash), draft.Body, draft.Body.Length, draft.ContentType,
        draft.Headers is { Count: > 0 } headers ? JsonSerializer.Serialize(headers) : null, draft.Events.Count);

    /// The drafts of a batch that would be refused, by index. Their count is kept, nothing else is.
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
            var first = known?.Hash ?? inBatch.GetValueOrDefault(id);
            if (first is not null && !first.AsSpan().SequenceEqual(hashes[i]))
            {
                conflicts[i] = new(DeliveryStatus.Conflict, known?.Seq ?? 0, id, IsNew: false, []);
                _conflict.Run(known?.Seq ?? 0);
            }

            inBatch.TryAdd(id, hashes[i]);
        }

        return conflicts;
    }

    private Admission KnownId(DeliveryDraft draft, string id, (long Seq, byte[] Hash) known, byte[] hash)
    {
        if (known.Hash.AsSpan().SequenceEqual(hash))
        {
            return Repeated(known.Seq, id);
        }

        if (draft.Repeat == Repeat.RefuseOtherBody)
        {
            _conflict.Run(known.Seq);
            return new(DeliveryStatus.Conflict, known.Seq, id, IsNew: false, []);
        }

        var beside = $"{id}#{Convert.ToHexStringLower(hash)[..16]}";
        return Find(draft.Connection, beside) is { } again
            ? Repeated(again.Seq, beside)
            : New(draft, beside, IsKnownBody(hash) ? [Fates.IdUsedBefore, Fates.BodySeenBefore] : [Fates.IdUsedBefore]);
    }

    private static long MarkOf(byte[] hash) => BinaryPrimitives.ReadInt64LittleEndian(hash);

    private Admission New(DeliveryDraft draft, string id, IReadOnlyList<string> flags) => new(draft.Status, ++_seq, id, IsNew: true, flags);

    private Admission Repeated(long seq, string id)
    {
        _repeat.Run(seq);
        return new(DeliveryStatus.Duplicate, seq, id, IsNew: false, []);
    }

    private (long Seq, byte[] Hash)? Find(string connection, string id)
    {
        using var rows = _byId.Read(connection, id);
        return rows.Read() ? (rows.Long(0), rows.Bytes(1).ToArray()) : null;
    }

    // Only the newest of them counts: whatever came between an older one and now came before or after it.
    private (long Seq, string Id)? SameBodyLately(DeliveryDraft draft, byte[] hash, Lines lines)
    {
        (long Seq, string Id)? same = null;
        using (var rows = _byBody.Read(MarkOf(hash), draft.Connection))
        {
            while (same is null && rows.Read())
            {
                if (rows.Bytes(2).SequenceEqual(hash))
                {
                    if (draft.ReceivedAt - rows.At(3) > Lines.Window)
                    {
                        return null;
                    }

                    same = (rows.Long(0), rows.Text(1));
                }
            }
        }

        return same is { } found && !lines.MovedOnSince(found.Seq, draft.Events) ? same : null;
    }

    private bool IsKnownBody(byte[] hash)
    {
        using var rows = _anyBody.Read(MarkOf(hash));
        while (rows.Read())
        {
            if (rows.Bytes(0).SequenceEqual(hash))
            {
                return true;
            }
        }

        return false;
    }
}
