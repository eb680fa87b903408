using Dashboard.Ingest.Formats;
using Dashboard.Journal;

namespace Dashboard.Ingest;

/// <summary><c>POST /v1/events</c>: native events, CloudEvents and CDEvents, with the bearer token.</summary>
public static class EventsEndpoint
{
    /// The connection that deliveries of the API are kept under.
    public const string Connection = "v1";

    public static async Task<IResult> PostAsync(HttpContext context, IngestToken token, Books books, TimeProvider clock, Answers answers, BodyBudget bodies)
    {
        if (token.BookOf(context.Request, books) is not { } book)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return answers.Unauthorized(Refusal.Token);
        }

        using var room = bodies.Open();
        var (body, refusal) = await answers.ReadBodyAsync(context.Request, room);
        if (refusal is not null)
        {
            return refusal;
        }

        var delivery = new Inbound(body, context.Request.Headers, clock.GetUtcNow(), Connection);
        var format = CloudEventsFormat.IsCloudEvent(delivery) ? (IWebhookFormat)WebhookFormats.CloudEvents : WebhookFormats.Native;
        var translation = Translator.Translate(format, delivery);
        return translation.Errors.Any ? answers.Invalid(translation.Errors) : await answers.RecordAsync(context, book.Recorder, translation);
    }
}
