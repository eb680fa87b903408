using System.Buffers;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Audit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Appends facts to the chain. The sequence is given out here, inside the transaction and after the duplicate check: it has no holes.
internal sealed class Facts(Session session)
{
    private readonly Sql _last = session.Prepare("SELECT Seq, Link FROM Facts ORDER BY Seq DESC LIMIT 1");
    private readonly Sql _insert = session.Prepare(
        "INSERT INTO Facts(Seq,DeliverySeq,Type,Service,NameId,OccurredAt,RecordedAt,Body,Link) VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9)");

    private readonly Sql _recent = session.Prepare(
        "SELECT DeliverySeq, RecordedAt, Body FROM Facts WHERE Seq > (SELECT COALESCE(MAX(Seq),0) FROM Facts) - $1 ORDER BY Seq");

    private readonly Sql _from = session.Prepare("SELECT Seq, DeliverySeq, RecordedAt, Body FROM Facts WHERE Seq>$1 ORDER BY Seq LIMIT 5000");

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private byte[] _link = ChainLink.Genesis;

    public long Seq { get; private set; }

    public void Restore()
    {
        using var reader = _last.Read(session.Transaction);
        (Seq, _link) = reader.Read() ? (reader.GetInt64(0), (byte[])reader[1]) : (0, ChainLink.Genesis);
    }

    /// The newest facts, oldest first: delivery, moment of recording, and the event where it is one.
    public List<(long DeliverySeq, DateTimeOffset RecordedAt, PathEvent? Event)> Recent(int most)
    {
        List<(long, DateTimeOffset, PathEvent?)> recent = [];
        using var reader = _recent.Read(session.Transaction, most);
        while (reader.Read())
        {
            recent.Add((reader.GetInt64(0), reader.At(1), FactBody.Read((byte[])reader[2]).Event));
        }

        return recent;
    }

    /// A page of facts behind a sequence.
    public List<(long Seq, DateTimeOffset RecordedAt, FactBody Body)> After(long seq)
    {
        List<(long, DateTimeOffset, FactBody)> page = [];
        using var reader = _from.Read(session.Transaction, seq);
        while (reader.Read())
        {
            page.Add((reader.GetInt64(0), reader.At(2), FactBody.Read((byte[])reader[3])));
        }

        return page;
    }

    public void Append(PathEvent e, long deliverySeq, byte[] bodyHash, string? service, long? nameId, DateTimeOffset recordedAt) =>
        Append(e.Type, deliverySeq, service, nameId, e.OccurredAt, recordedAt, writer =>
        {
            writer.WriteString("body"u8, Convert.ToHexStringLower(bodyHash));
            writer.WritePropertyName("event"u8);
            JsonSerializer.Serialize(writer, e, CoreJson.Default.PathEvent);
        });

    public void Append(GateDecided decided, string service, long nameId) =>
        Append(FactTypes.GateDecided, 0, service, nameId, decided.DecidedAt, decided.DecidedAt, writer =>
        {
            writer.WritePropertyName("decision"u8);
            JsonSerializer.Serialize(writer, decided, CoreJson.Default.GateDecided);
        });

    /// Bytes of a fact: a JSON object with its sequence and delivery first, so that neither can be changed apart from the chain.
    private void Append(
        string type, long deliverySeq, string? service, long? nameId, DateTimeOffset occurredAt, DateTimeOffset recordedAt, Action<Utf8JsonWriter> write)
    {
        var seq = Seq + 1;
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("seq"u8, seq);
            writer.WriteNumber("delivery"u8, deliverySeq);
            writer.WriteString("type"u8, type);
            writer.WriteString("recordedAt"u8, recordedAt);
            write(writer);
            writer.WriteEndObject();
        }

        var body = _buffer.WrittenSpan.ToArray();
        var link = ChainLink.Next(_link, body);
        _insert.Run(session.Transaction, seq, deliverySeq, type, service, nameId, occurredAt, recordedAt, body, link);
        (Seq, _link) = (seq, link);
    }
}

/// The types of facts the product writes itself.
public static class FactTypes
{
    public const string GateDecided = "gate.decided";
}
