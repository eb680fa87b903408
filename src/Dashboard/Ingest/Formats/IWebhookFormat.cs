namespace Dashboard.Ingest.Formats;

/// <summary>One sender: how it signs and what its deliveries mean. Stateless; translating changes and reads nothing but the delivery.</summary>
public interface IWebhookFormat
{
    /// The word in a connection's Source and in addresses.
    string Source { get; }

    /// True when the sender can sign, so that a connection without a secret is a mistake.
    bool MustSign { get; }

    SignatureVerdict Verify(Inbound delivery, IReadOnlyList<string> secrets);

    Translation Translate(Inbound delivery);
}
