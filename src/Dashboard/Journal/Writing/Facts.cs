using System.Buffers;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Audit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// A fact with the columns beside its bytes.
internal readonly record struct StoredFact(long Seq, DateTimeOffset RecordedAt, string? Service, long? NameId, FactBody Body);

/// Appends facts to the chain. The sequence is given out here, inside the transaction and after the duplicate check: it has no holes.
internal sealed class Facts(Session session)
{
    private readonly Sql _last = session.Prepare("SELECT Seq, Link, RecordedAt FROM Facts ORDER BY Seq DESC LIMIT 1");
    private readonly Sql _insert = session.Prepare(
        "INSERT INTO Facts(Seq,DeliverySeq,Type,Service,NameId,OccurredAt,RecordedAt,Body,Link) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");

    private readonly Sql _from = session.Prepare("SELECT Seq, RecordedAt, Service, NameId, Body FROM Facts WHERE Seq>?1 ORDER BY Seq LIMIT ?2");
    private readonly Sql _ofName = session.Prepare("SELECT Body FROM Facts WHERE NameId=?1 AND Seq>?2 AND DeliverySeq>0 ORDER BY Seq DESC");
    private readonly Sql _ofDelivery = session.Prepare("SELECT Seq, NameId, OccurredAt FROM Facts WHERE DeliverySeq=?1 ORDER BY Seq DESC LIMIT 1");
    private readonly Sql _place = session.Prepare("UPDATE Facts SET Service=?2, NameId=?3 WHERE Seq=?1");

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private byte[] _link = ChainLink.Genesis;

    public long Seq { get; private set; }

    /// When the newest fact was recorded.
    public DateTimeOffset RecordedAt { get; private set; }

    public void Restore()
    {
        using var rows = _last.Read();
        (Seq, _link, RecordedAt) = rows.Read() ? (rows.Long(0), rows.Bytes(1).ToArray(), rows.At(2)) : (0, ChainLink.Genesis, default);
    }

    /// A page of facts behind a sequence.
    public List<StoredFact> After(long seq, int most)
    {
        List<StoredFact> page = new(most);
        using var rows = _from.Read(seq, most);
        while (rows.Read())
        {
            page.Add(new(rows.Long(0), rows.At(1), rows.TextOrNull(2), rows.LongOrNull(3), FactBody.Read(rows.Bytes(4).ToArray())));
        }

        return page;
    }

    /// What was told under a name behind a sequence, newest first.
    public List<PathEvent> ToldAfter(long nameId, long seq)
    {
        List<PathEvent> told = [];
        using var rows = _ofName.Read(nameId, seq);
        while (rows.Read())
        {
            if (FactBody.Read(rows.Bytes(0).ToArray()).Event is { } e)
            {
                told.Add(e);
            }
        }

        return told;
    }

    /// The last fact of a delivery, the name it was kept under and when it happened.
    public (long Seq, long? NameId, DateTimeOffset OccurredAt)? LastOf(long deliverySeq)
    {
        using var rows = _ofDelivery.Read(deliverySeq);
        return rows.Read() ? (rows.Long(0), rows.LongOrNull(1), rows.At(2)) : null;
    }

    /// Moves the columns beside the bytes; the bytes and the chain stay as they are.
    public void Place(long seq, string? service, long? nameId) => _place.Run(seq, service, nameId);

    public void Append(PathEvent e, long deliverySeq, byte[] bodyHash, string? service, long? nameId, DateTimeOffset recordedAt)
    {
        using var json = Open(deliverySeq, e.Type, recordedAt);
        json.WriteString("body"u8, Convert.ToHexStringLower(bodyHash));
        json.WritePropertyName("event"u8);
        JsonSerializer.Serialize(json, e, CoreJson.Default.PathEvent);
        Close(json, deliverySeq, e.Type, service, nameId, e.OccurredAt, recordedAt);
    }

    public void Append(GateDecided decided, string service, long nameId)
    {
        using var json = Open(0, FactTypes.GateDecided, decided.DecidedAt);
        json.WritePropertyName("decision"u8);
        JsonSerializer.Serialize(json, decided, CoreJson.Default.GateDecided);
        Close(json, 0, FactTypes.GateDecided, service, nameId, decided.DecidedAt, decided.DecidedAt);
    }

    // A fact's bytes begin with its sequence and its delivery, so that neither can be changed apart from the chain.
    private Utf8JsonWriter Open(long deliverySeq, string type, DateTimeOffset recordedAt)
    {
        _buffer.ResetWrittenCount();
        var json = new Utf8JsonWriter(_buffer);
        json.WriteStartObject();
        json.WriteNumber("seq"u8, Seq + 1);
        json.WriteNumber("delivery"u8, deliverySeq);
        json.WriteString("type"u8, type);
        json.WriteString("recordedAt"u8, recordedAt);
        return json;
    }

    private void Close(
        Utf8JsonWriter json, long deliverySeq, string type, string? service, long? nameId, DateTimeOffset occurredAt, DateTimeOffset recordedAt)
    {
        json.WriteEndObject();
        json.Flush();
        var link = ChainLink.Next(_link, _buffer.WrittenSpan);
        _insert.Run(Seq + 1, deliverySeq, type, service, nameId, occurredAt, recordedAt, _buffer.WrittenMemory, link);
        (Seq, _link, RecordedAt) = (Seq + 1, link, recordedAt);
    }
}

/// The types of facts the product writes itself.
public static class FactTypes
{
    public const string GateDecided = "gate.decided";
}
