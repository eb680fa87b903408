using Dashboard.Journal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Evidence;

public static class EvidenceEndpoints
{
    private const int Usual = 50;
    private const int Most = 200;

    public static void MapDeliveries(this IEndpointRouteBuilder reads)
    {
        MapList(reads);
        reads.MapGet("/deliveries/{sequence:long}", GetAsync).WithTags("Evidence")
            .WithSummary("One delivery: kept headers, body, hash, and the links of the chain its facts are held by")
            .WithDescription("Headers that prove who sent it are never kept. A body past its retention is gone; its hash is not.");
        reads.MapGet("/deliveries/{sequence:long}/body", GetBodyAsync).WithTags("Evidence")
            .WithSummary("The body of a delivery, byte for byte as it was received")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
    }

    private static void MapList(IEndpointRouteBuilder reads) => reads.MapGet("/deliveries", ListAsync).WithTags("Evidence")
        .WithSummary("Deliveries newest first, each with what became of it")
        .WithDescription(
            "status: accepted, duplicate, ignored, not-understood, conflict, unplaced, flagged or parked. key: a delivery key, a sender's id, a body's hash or a sequence number. "
            + "release: the id of a release in addresses, for everything that counts for it. check: one, or several apart by commas. "
            + "before: the next of the page before. When stoppedEarly is true the page is not full because enough was looked through; go on with before = next.");

    /// The raw body, as a file and never as a page: a browser must not run what somebody sent.
    public static void MapEvidence(this IEndpointRouteBuilder app) => app.MapGet("/evidence/{sequence:long}/body", DownloadAsync).ExcludeFromDescription();

    private static async Task<DeliveryAnswers> ListAsync(
        EvidenceQueries queries, string? status, string? source, string? service, string? check, string? type, string? key, string? release, long? before, int? take,
        CancellationToken ct)
    {
        var filter = new EvidenceFilter { Status = status, Source = source, Service = service, Check = check, Type = type, Key = key, Release = release, Before = before };
        var view = await queries.ReadListAsync(filter, Math.Clamp(take ?? Usual, 1, Most), ct);
        return new DeliveryAnswers(view.Sequence, view.AsOf, view.Rows, view.End.Next, view.End.StoppedEarly, view.Counts);
    }

    private static async Task<Results<Ok<DeliveryView>, ProblemHttpResult>> GetAsync(long sequence, EvidenceQueries queries, CancellationToken ct) =>
        (await queries.ReadDeliveryAsync(sequence, pretty: false, known: null, ct)).Delivery is { } found ? TypedResults.Ok(found) : Unknown(sequence);

    private static async Task<IResult> GetBodyAsync(long sequence, EvidenceQueries queries, HttpResponse response, CancellationToken ct)
    {
        if (await queries.ReadBodyAsync(sequence, ct) is { } body)
        {
            response.Headers.XContentTypeOptions = "nosniff";
            return TypedResults.File(body, "application/octet-stream", FormattableString.Invariant($"delivery-{sequence}.bin"));
        }

        return (await queries.ReadDeliveryAsync(sequence, pretty: false, known: null, ct)).Delivery is null ? Unknown(sequence)
            : TypedResults.Problem("Its retention is over. Its hash and what it became are kept.", statusCode: StatusCodes.Status410Gone, title: "The body is no longer kept");
    }

    private static ProblemHttpResult Unknown(long sequence) =>
        TypedResults.Problem($"There is no delivery {sequence}.", statusCode: StatusCodes.Status404NotFound, title: "There is no such delivery");

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
