using System.Text.Json;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;

namespace Dashboard.Ingest.Formats;

/// <summary>
/// CloudEvents over HTTP: binary (<c>ce-*</c> headers), structured, batch; and a bare CDEvent without an envelope.
/// Read tolerantly, because real senders send an empty subject, odd times and capitals in extension names.
/// </summary>
public sealed class CloudEventsFormat(string source) : IWebhookFormat
{
    private static readonly string[] Attributes = ["ce-id", "ce-source", "ce-type", "ce-specversion", "ce-time", "ce-subject"];

    public string Source => source;

    public bool CanSign => true;

    public SignatureVerdict Verify(Inbound delivery, IReadOnlyList<string> secrets) => StandardWebhooks.Verify(delivery, secrets);

    public static bool IsCloudEvent(Inbound delivery) =>
        delivery.Headers.ContainsKey("ce-specversion") || delivery.HasContentType("application/cloudevents");

    public Translation Translate(Inbound delivery)
    {
        var errors = new FieldErrors();
        if (delivery.Headers.ContainsKey("ce-specversion"))
        {
            var draft = TranslateBinary(delivery, errors);
            return new Translation(errors.Any ? [] : [draft!], errors);
        }

        var body = JsonBody.Trim(delivery.Body);
        if (body.IsEmpty || !JsonBody.IsValidText(body.Span) || body.Span[0] is not ((byte)'{' or (byte)'['))
        {
            return Translation.Unreadable("expected a CloudEvent or a CDEvent: a JSON object or an array of them");
        }

        if (JsonBody.Events(body, errors) is not { } events)
        {
            return new Translation([], errors);
        }

        var isBatch = events.Count > 1 || body.Span[0] == (byte)'[';
        var drafts = new List<DeliveryDraft>(events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            if (isBatch)
            {
                errors.StartEvent(i);
            }

            var kept = isBatch ? delivery with { Body = events[i] } : delivery;
            if (TranslateObject(kept, events[i], errors) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return new Translation(errors.Any ? [] : drafts, errors, isBatch);
    }

    /// True for an object that is a CloudEvent's envelope or a bare CDEvent. A native event may well have a key "source" or "context".
    public static bool Recognises(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("specversion"u8) < 0 && body.IndexOf("dev.cdevents"u8) < 0)
        {
            return false;
        }

        using var document = JsonParts.Parse(body.ToArray(), out _);
        return document is not null && (CdEvents.IsCdEvent(document.RootElement) || IsEnvelope(document.RootElement));
    }

    /// One object: {"specversion":"1.0","id":"…","source":"…","type":"…","data":{…}} or {"context":{"type":"dev.cdevents.…"},"subject":{…}}.
    public static DeliveryDraft? TranslateObject(Inbound delivery, ReadOnlyMemory<byte> body, FieldErrors errors)
    {
        using var document = JsonParts.Parse(body, out var fault);
        if (document is null)
        {
            errors.Add("body", fault);
            return null;
        }

        var root = document.RootElement;
        if (CdEvents.IsCdEvent(root))
        {
            return Draft(delivery, CloudEnvelope.Bare(root), root);
        }

        if (!IsEnvelope(root))
        {
            errors.Add("body", "expected a CloudEvent (specversion, id, source, type, data) or a CDEvent (context, subject)");
            return null;
        }

        var envelope = new CloudEnvelope(root.Text("id"), root.Text("source"), root.Text("type"), root.At("time"), root.Text("subject"));
        return envelope.AddMissing(errors, "") ? null : DraftWithData(delivery, envelope, root);
    }

    private static DeliveryDraft? TranslateBinary(Inbound delivery, FieldErrors errors)
    {
        var time = delivery.Header("ce-time") is { } text ? JsonSerializer.SerializeToElement(text) : default;
        var envelope = new CloudEnvelope(
            Attribute(delivery, "ce-id"), Attribute(delivery, "ce-source"), Attribute(delivery, "ce-type"), time, Attribute(delivery, "ce-subject"));
        if (envelope.AddMissing(errors, "ce-"))
        {
            return null;
        }

        if (!CdEvents.IsCdEventType(envelope.Type))
        {
            return Draft(delivery, envelope, default);
        }

        using var document = JsonParts.Parse(JsonBody.Trim(delivery.Body), out var fault);
        if (document is null)
        {
            errors.Add("body", $"expected a CDEvent as JSON: {fault}");
            return null;
        }

        return Draft(delivery, envelope, document.RootElement);
    }

    private static DeliveryDraft DraftWithData(Inbound delivery, CloudEnvelope envelope, JsonElement root)
    {
        var data = root.At("data");
        var packed = root.At("data_base64") is { ValueKind: JsonValueKind.String } base64 && base64.TryGetBytesFromBase64(out var bytes) ? bytes
            : data.ValueKind == JsonValueKind.String ? System.Text.Encoding.UTF8.GetBytes(data.Text() ?? "") : null;
        if (packed is null)
        {
            return Draft(delivery, envelope, data);
        }

        using var document = JsonParts.Parse(packed, out _);
        return Draft(delivery, envelope, document?.RootElement ?? default);
    }

    private static DeliveryDraft Draft(Inbound delivery, CloudEnvelope envelope, JsonElement data)
    {
        var isCdEvent = CdEvents.IsCdEvent(data) || CdEvents.IsCdEventType(envelope.Type);
        var id = Inbound.BoundedId(envelope.DeliveryId);
        IReadOnlyList<PathEvent> events = isCdEvent
            ? [CdEvents.Translate(data, envelope, delivery.ReceivedAt) with { DeliveryKey = DeliveryKeys.Of(delivery.Connection, id, delivery.Body.Span, 0) }]
            : [];
        return new DeliveryDraft
        {
            Connection = delivery.Connection,
            Id = id,
            Repeat = id is null ? Repeat.BodyForever : Repeat.KeepOtherBody,
            Source = isCdEvent ? "cdevents" : "cloudevents",
            SourceEvent = envelope.Type is { } type ? Texts.Cut(type, NativeKeys.LongestName) : null,
            ReceivedAt = delivery.ReceivedAt,
            Body = delivery.Body,
            ContentType = delivery.ContentType,
            Headers = delivery.Keep(Attributes),
            Status = isCdEvent ? DeliveryStatus.Accepted : DeliveryStatus.Ignored,
            Reason = isCdEvent ? null
                : $"CloudEvents of type \"{Texts.Cut(envelope.Type ?? "", NativeKeys.LongestName)}\" tell nothing about the path to production",
            Events = events,
        };
    }

    private static bool IsEnvelope(JsonElement root) =>
        root.At("specversion").ValueKind == JsonValueKind.String && root.At("type").ValueKind == JsonValueKind.String
        && root.At("service").ValueKind == JsonValueKind.Undefined;

    /// Header values carry what is not ASCII as %xx.
    private static string? Attribute(Inbound delivery, string name) =>
        delivery.Header(name) is { } value ? value.Contains('%') ? Uri.UnescapeDataString(value) : value : null;
}
