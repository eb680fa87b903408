namespace Dashboard.Ingest.Formats;

/// <summary>One sender: how it signs and what its deliveries mean. Stateless; translating changes and reads nothing but the delivery.</summary>
public interface IWebhookFormat
{
    /// The word in a connection's Source and in addresses.
    string Source { get; }

    /// True when its deliveries can carry a signature that we check, so that a connection without a secret is a mistake.
    bool CanSign { get; }

    SignatureVerdict Verify(Inbound delivery, IReadOnlyList<string> secrets);

    Translation Translate(Inbound delivery);
}
