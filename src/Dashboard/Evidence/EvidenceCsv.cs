using Dashboard.Shared;

namespace Dashboard.Evidence;

/// The list of deliveries as a file.
public static class EvidenceCsv
{
    private static readonly CsvTable<DeliveryLine> Table = new()
    {
        { "Number", row => row.Sequence },
        { "Received", row => row.ReceivedAt },
        { "Delivery", row => row.DeliveryId },
        { "Sender", row => SenderWords.Of(row.Source, row.Connection) },
        { "Event", row => row.SourceEvent },
        { "Connection", row => row.Connection },
        { "What became of it", row => FateLook.Word(row.Status) },
        { "Flags", row => row.Flags.Select(FateLook.Word) },
        { "Reason", row => row.Reason },
        { "Times it came", row => row.Repeats + 1 },
        { "Refused with other body", row => row.Conflicts },
        { "Bytes", row => row.Bytes },
        { "Facts", row => row.Facts.Select(fact => $"{fact.Type} {FactWords.Of(fact)}") },
        { "Number of facts", row => row.FactCount },
    };

    public static void MapEvidenceCsv(this IEndpointRouteBuilder pages) => pages.MapGet(
        "/evidence.csv",
        (EvidenceQueries queries, CancellationToken ct, string? status, string? source, string? service, string? check, string? type, string? key, string? release,
            long? before) =>
        {
            var filter = new EvidenceFilter { Status = status, Source = source, Service = service, Check = check, Type = type, Key = key, Release = release, Before = before };
            return new CsvFile<DeliveryLine>("deliveries", Table, queries.ReadAllAsync(filter, Downloads.MostRows, ct));
        });
}
