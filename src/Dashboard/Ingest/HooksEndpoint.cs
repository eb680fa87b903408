using Dashboard.Ingest.Formats;
using Dashboard.Journal;

namespace Dashboard.Ingest;

/// <summary>
/// <c>POST /hooks/{key}</c> and <c>/hooks/{key}/{source}</c>: webhooks. The key is an address that cannot be guessed; where the sender can sign,
/// the signature is required as well, and it is checked over the raw bytes before anything looks into them.
/// </summary>
public static class HooksEndpoint
{
    public static async Task<IResult> PostAsync(
        HttpContext context, Connections connections, Recorder recorder, TimeProvider clock, Answers answers, BodyBudget bodies, string? source = null)
    {
        if (context.Features.Get<HookKey>() is not { } key || connections.Find(key.Value) is not { } connection
            || !Admits(connection, source, out var forced))
        {
            return answers.NotFound();
        }

        using var room = bodies.Open();
        var (body, refusal) = await answers.ReadBodyAsync(context.Request, room);
        if (refusal is not null)
        {
            return refusal;
        }

        var delivery = new Inbound(body, context.Request.Headers, clock.GetUtcNow(), connection.Name);
        if (connection.Verify(delivery, forced) != SignatureVerdict.Genuine)
        {
            return answers.Unauthorized(Refusal.Signature);
        }

        return await answers.RecordAsync(context, recorder, Translate(delivery, connection.Format ?? forced));
    }

    /// A source in the address must be one we read, and the connection's own where it has one.
    private static bool Admits(HookConnection connection, string? source, out IWebhookFormat? forced)
    {
        forced = source is null ? null : WebhookFormats.Find(source);
        return source is null || (forced is not null && (connection.Format is null || connection.Format == forced));
    }

    /// What cannot be read is kept too: it was verified, and most senders never send again.
    private static Translation Translate(Inbound delivery, IWebhookFormat? format)
    {
        if (format is null)
        {
            (format, var looksLike) = Fingerprint.Of(delivery);
            if (format is null)
            {
                return Translation.Of(delivery.NotUnderstood(WebhookFormats.Auto, $"it looks like {looksLike}, which cannot be read yet"));
            }
        }

        var translation = Translator.Translate(format, delivery);
        return translation.Errors.Any ? Translation.Of(delivery.NotUnderstood(format.Source, translation.Errors.ToString())) : translation;
    }
}
