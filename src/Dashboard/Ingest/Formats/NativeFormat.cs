using Dashboard.Journal;

namespace Dashboard.Ingest.Formats;

/// <summary>
/// Our own events: a form, a JSON object, a JSON array or one object a line. Content-Type is not believed,
/// because <c>curl -d '{…}'</c> calls everything a form; the first byte tells.
/// </summary>
public sealed class NativeFormat : IWebhookFormat
{
    public const string IdempotencyKey = "Idempotency-Key";

    public string Source => "native";

    public bool CanSign => true;

    public SignatureVerdict Verify(Inbound delivery, IReadOnlyList<string> secrets) => StandardWebhooks.Verify(delivery, secrets);

    public Translation Translate(Inbound delivery)
    {
        var body = JsonBody.Trim(delivery.Body);
        if (body.IsEmpty)
        {
            return Translation.Unreadable("expected an event: a form (service=checkout&version=1.4.2…), a JSON object or array, or one object a line");
        }

        if (!JsonBody.IsValidText(body.Span))
        {
            return Translation.Unreadable("expected valid UTF-8");
        }

        var errors = new FieldErrors();
        var key = delivery.Header(IdempotencyKey)?.Trim('"') ?? delivery.Header(StandardWebhooks.IdHeader);
        if (key is { Length: > NativeKeys.LongestText })
        {
            errors.Add(IdempotencyKey, $"expected at most {NativeKeys.LongestText} characters");
        }

        return body.Span[0] is (byte)'{' or (byte)'[' ? TranslateJson(delivery, body, key, errors) : TranslateForm(delivery, body, key, errors);
    }

    private static Translation TranslateForm(Inbound delivery, ReadOnlyMemory<byte> body, string? key, FieldErrors errors)
    {
        if (body.Span.IndexOf((byte)'=') < 0 || body.Span[0] == (byte)'<')
        {
            errors.Add("body", "expected a form (service=checkout&version=1.4.2…), a JSON object or array, or one object a line");
            return new Translation([], errors);
        }

        var draft = Translate(delivery, delivery.Body, NativePairs.FromForm(body.Span, errors), key, errors);
        return new Translation(errors.Any ? [] : [draft!], errors);
    }

    private static Translation TranslateJson(Inbound delivery, ReadOnlyMemory<byte> body, string? key, FieldErrors errors)
    {
        if (JsonBody.Events(body, errors) is not { } events)
        {
            return new Translation([], errors);
        }

        var isBatch = events.Count > 1 || body.Span[0] == (byte)'[' || delivery.HasContentType("application/x-ndjson");
        if (!isBatch)
        {
            var draft = TranslateObject(delivery, delivery.Body, body, key, errors);
            return new Translation(errors.Any ? [] : [draft!], errors);
        }

        var drafts = new List<DeliveryDraft>(events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            errors.StartEvent(i);
            if (TranslateObject(delivery, events[i], events[i], key is null ? null : $"{key}#{i}", errors) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return new Translation(errors.Any ? [] : drafts, errors, IsBatch: true);
    }

    /// A CloudEvent or CDEvent may stand among native events; each object says itself what it is.
    private static DeliveryDraft? TranslateObject(
        Inbound delivery, ReadOnlyMemory<byte> kept, ReadOnlyMemory<byte> body, string? key, FieldErrors errors)
    {
        if (CloudEventsFormat.Recognises(body.Span))
        {
            return CloudEventsFormat.TranslateObject(delivery with { Body = kept }, body, errors);
        }

        return Translate(delivery, kept, NativePairs.FromJson(body.Span, errors), key, errors);
    }

    private static DeliveryDraft? Translate(Inbound delivery, ReadOnlyMemory<byte> kept, NativePairs pairs, string? key, FieldErrors errors)
    {
        var found = errors.Count;
        var translated = NativeEvent.Translate(pairs, delivery.ReceivedAt, errors);
        if (translated is null || errors.Count > found)
        {
            return null;
        }

        var id = pairs.TryGet("id", out var given) ? given.Text : key;
        return new DeliveryDraft
        {
            Connection = delivery.Connection,
            Id = id,
            Repeat = id is null ? Repeat.BodyWithinFiveMinutes : Repeat.RefuseOtherBody,
            Source = "native",
            SourceEvent = translated.SourceEvent,
            ReceivedAt = delivery.ReceivedAt,
            Body = kept,
            ContentType = delivery.ContentType,
            Status = DeliveryStatus.Accepted,
            Events = [translated with { DeliveryKey = DeliveryKeys.Of(delivery.Connection, id, kept.Span, 0) }],
        };
    }
}
