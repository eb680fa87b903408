using Dashboard.Journal;

namespace Dashboard.Evidence;

public static class EvidenceEndpoints
{
    private const int Usual = 50;
    private const int Most = 200;

    public static void MapDeliveries(this IEndpointRouteBuilder reads) => reads.MapGet("/deliveries", ListAsync).WithTags("Evidence")
        .WithSummary("Deliveries newest first, each with what became of it")
        .WithDescription(
            "status: accepted, duplicate, ignored, not-understood, conflict, unplaced, flagged or parked. key: a delivery key, a sender's id, a body's hash or a sequence number. "
            + "before: the next of the page before. When stoppedEarly is true the page is not full because enough was looked through; go on with before = next.");

    /// The raw body, as a file and never as a page: a browser must not run what somebody sent.
    public static void MapEvidence(this IEndpointRouteBuilder app) => app.MapGet("/evidence/{sequence:long}/body", DownloadAsync).ExcludeFromDescription();

    private static async Task<DeliveryAnswers> ListAsync(
        EvidenceQueries queries, string? status, string? source, string? service, string? check, string? type, string? key, long? before, int? take, CancellationToken ct)
    {
        var filter = new EvidenceFilter { Status = status, Source = source, Service = service, Check = check, Type = type, Key = key, Before = before };
        var view = await queries.ReadListAsync(filter, Math.Clamp(take ?? Usual, 1, Most), ct);
        return new DeliveryAnswers(view.Sequence, view.AsOf, view.Rows, view.End.Next, view.End.StoppedEarly, view.Counts);
    }

    private static async Task<IResult> DownloadAsync(long sequence, HttpContext context, Books books, TimeProvider time, CancellationToken ct)
    {
        var book = books.Named(context.User.FindFirst(BookChoice.Claim)?.Value);
        if (await new EvidenceQueries(book.Contexts, time).ReadBodyAsync(sequence, ct) is not { } body)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        return TypedResults.File(body, "application/octet-stream", FormattableString.Invariant($"delivery-{sequence}.bin"));
    }
}

/// What GET /v1/deliveries answers.
public sealed record DeliveryAnswers(
    long Sequence, DateTimeOffset AsOf, IReadOnlyList<DeliveryLine> Deliveries, long? Next, bool StoppedEarly, IReadOnlyList<FateCount> Counts);
