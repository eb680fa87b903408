using System.Text.Json;
using Dashboard.Core.Audit;

namespace Dashboard.Journal.Writing;

/// Walks the chain over the stored bytes and compares every fact with the columns beside it and with its delivery.
internal sealed class FactCheck(Session session)
{
    private const int Page = 2000;

    private readonly Sql _page = session.Prepare(
        "SELECT Seq, Body, Link, DeliverySeq, Type, Service, OccurredAt, RecordedAt FROM Facts WHERE Seq>?1 AND Seq<=?2 ORDER BY Seq LIMIT ?3");

    private readonly Sql _delivery = session.Prepare("SELECT BodyHash FROM Deliveries WHERE Seq=?1");
    private readonly ChainVerifier _chain = new();
    private (long Seq, string? Hash) _known;

    /// Facts found in order.
    public long Checked => _chain.LastSequence;

    /// The first fact that is not as it was recorded; null when all are.
    public ChainBreak? Run(Action<long> report, CancellationToken ct)
    {
        // What is recorded meanwhile is left for the next time.
        var last = session.Number("SELECT MAX(Seq) FROM Facts") ?? 0;
        while (_chain.LastSequence < last)
        {
            ct.ThrowIfCancellationRequested();
            if (CheckPage(last) is { } broken)
            {
                return broken;
            }

            report(_chain.LastSequence);
        }

        return null;
    }

    private ChainBreak? CheckPage(long last)
    {
        using var rows = _page.Read(_chain.LastSequence, last, Page);
        while (rows.Read())
        {
            var seq = rows.Long(0);
            if (!_chain.Feed(seq, rows.Bytes(1), rows.Bytes(2)))
            {
                return _chain.Break;
            }

            if (Fault(rows) is { } fault)
            {
                return new(seq, $"fact {seq}: {fault}");
            }
        }

        return null;
    }

    private string? Fault(Rows rows)
    {
        try
        {
            return Difference(rows);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return "its bytes are not those of a fact";
        }
    }

    private string? Difference(Rows rows)
    {
        using var json = JsonDocument.Parse(rows.Bytes(1).ToArray());
        var fact = json.RootElement;
        var (occurred, service) = fact.TryGetProperty("event"u8, out var e) ? (e.GetProperty("occurredAt"u8).GetDateTimeOffset(), TextOf(e, "service"u8))
            : fact.TryGetProperty("decision"u8, out var d) ? (d.GetProperty("decidedAt"u8).GetDateTimeOffset(), TextOf(d, "service"u8))
            : (rows.At(6), rows.TextOrNull(5));
        var delivery = fact.GetProperty("delivery"u8).GetInt64();
        return fact.GetProperty("seq"u8).GetInt64() != rows.Long(0) ? "its number is not the one it was recorded under"
            : delivery != rows.Long(3) ? "its delivery is not the one it was recorded with"
            : fact.GetProperty("type"u8).GetString() != rows.Text(4) ? "its type is not the recorded one"
            : fact.GetProperty("recordedAt"u8).GetDateTimeOffset() != rows.At(7) ? "the time of its recording is not the recorded one"
            : occurred != rows.At(6) ? "the time it happened is not the recorded one"
            : KeyOf(service) != rows.TextOrNull(5) ? "its service is not the recorded one"
            : delivery > 0 && TextOf(fact, "body"u8) != HashOf(delivery) ? $"delivery {delivery} is missing, or its body is not the one the fact came from"
            : null;
    }

    private string? HashOf(long delivery)
    {
        if (_known.Seq != delivery)
        {
            using var rows = _delivery.Read(delivery);
            _known = (delivery, rows.Read() ? Convert.ToHexStringLower(rows.Bytes(0)) : null);
        }

        return _known.Hash;
    }

    private static string? KeyOf(string? service) => string.IsNullOrWhiteSpace(service) ? null : Services.KeyOf(service);

    private static string? TextOf(JsonElement element, ReadOnlySpan<byte> name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
