using System.Globalization;
using Dashboard.Journal;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest;

/// <summary>Records what was translated and answers; the same for every way in.</summary>
public sealed class Answers(IngestMetrics metrics, IOptions<IngestOptions> options)
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    /// The body, or why there is none to read.
    public async ValueTask<(ReadOnlyMemory<byte> Body, IResult? Refusal)> ReadBodyAsync(HttpRequest request, BodyRoom room)
    {
        try
        {
            var (body, refused) = await BodyReader.ReadAsync(request, options.Value.MaxBody, room, request.HttpContext.RequestAborted);
            return refused switch
            {
                null => (body, null),
                Refusal.Unavailable => (default, Unavailable(request.HttpContext, "too many large bodies are being received", ComeAgain)),
                _ => (default, TooLarge(options.Value.MaxBody)),
            };
        }
        catch (BadHttpRequestException broken)
        {
            // Too slow, or framed wrongly: the server says which.
            metrics.Refused(Refusal.Invalid);
            return (default, TypedResults.StatusCode(broken.StatusCode));
        }
    }

    /// Records all deliveries in one transaction: who gets a 202 can read the result at once.
    public async Task<IResult> RecordAsync(HttpContext context, Recorder recorder, Translation translation)
    {
        IReadOnlyList<RecordResult> results;
        try
        {
            results = await recorder.RecordAsync(translation.Deliveries, context.RequestAborted);
        }
        catch (JournalUnavailableException unavailable)
        {
            return Unavailable(context, unavailable.Message, unavailable.RetryAfter);
        }

        if (Conflicts(translation, results) is { } conflicts)
        {
            metrics.Refused(Refusal.Conflict);
            return TypedResults.Problem(
                "An id names one event for ever. Send the changed event under a new id.",
                statusCode: StatusCodes.Status409Conflict,
                title: "This id came before with another body; nothing was kept",
                extensions: [new("errors", conflicts)]);
        }

        var answer = translation.IsBatch ? IngestAnswer.OfBatch(translation.Deliveries, results) : IngestAnswer.Of(translation.Deliveries[0], results[0]);
        return TypedResults.Json(answer, IngestJson.Default.IngestAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    public ValidationProblem Invalid(FieldErrors errors)
    {
        metrics.Refused(Refusal.Invalid);
        return TypedResults.ValidationProblem(
            errors.ByField.ToDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal),
            "Nothing was kept. Each error says what was expected.",
            title: "The request could not be understood");
    }

    private ProblemHttpResult Unavailable(HttpContext context, string reason, TimeSpan retryAfter)
    {
        metrics.Refused(Refusal.Unavailable);
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(reason, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Nothing was kept; send it again");
    }

    private ProblemHttpResult TooLarge(int most)
    {
        metrics.Refused(Refusal.TooLarge);
        return TypedResults.Problem(
            $"A body may have at most {most} bytes ({IngestOptions.MaxBodyBytesKey}).", statusCode: StatusCodes.Status413PayloadTooLarge, title: "The body is too large");
    }

    public UnauthorizedHttpResult Unauthorized(Refusal reason)
    {
        metrics.Refused(reason);
        return TypedResults.Unauthorized();
    }

    public NotFound NotFound()
    {
        metrics.Refused(Refusal.UnknownConnection);
        return TypedResults.NotFound();
    }

    private static Dictionary<string, string[]>? Conflicts(Translation translation, IReadOnlyList<RecordResult> results)
    {
        Dictionary<string, string[]>? conflicts = null;
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Status == DeliveryStatus.Conflict)
            {
                (conflicts ??= new(StringComparer.Ordinal))[translation.IsBatch ? $"[{i}].id" : "id"] =
                    [$"\"{Texts.Cut(translation.Deliveries[i].Id ?? "", 90)}\" came before with another body"];
            }
        }

        return conflicts;
    }
}
