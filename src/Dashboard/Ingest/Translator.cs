using Dashboard.Ingest.Formats;

namespace Dashboard.Ingest;

public static class Translator
{
    /// What the request means to this format. Text that is no Unicode can hide in escapes anywhere in a JSON body, so it is caught here once.
    public static Translation Translate(IWebhookFormat format, Inbound delivery)
    {
        if (delivery.IsEncoded(out var encoding))
        {
            return Translation.Unreadable($"expected a body as it is, without Content-Encoding; it is sent as {Texts.Cut(encoding, 50)}");
        }

        try
        {
            return format.Translate(delivery);
        }
        catch (InvalidOperationException)
        {
            return Translation.Unreadable("expected valid Unicode text; an escape such as \\ud800 stands without its other half");
        }
    }
}
