using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Ingest.Formats;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest;

/// <summary>A webhook connection as it is in force. Format is null when the sender is found out from each delivery.</summary>
public sealed record HookConnection(string Name, IWebhookFormat? Format, IReadOnlyList<string> Secrets)
{
    /// No secret and none needed: the pages say so.
    public bool IsUnsigned => Secrets.Count == 0;

    /// What a signature can be checked with. A connection that finds out its sender takes whichever scheme the delivery was signed with.
    public SignatureVerdict Verify(Inbound delivery, IWebhookFormat? forced)
    {
        if (IsUnsigned)
        {
            return SignatureVerdict.Genuine;
        }

        var format = Format ?? forced;
        return format is not null ? format.Verify(delivery, Secrets)
            : delivery.Header(StandardWebhooks.SignatureHeader) is not null ? StandardWebhooks.Verify(delivery, Secrets)
            : WebhookFormats.GitHub.Verify(delivery, Secrets);
    }
}

/// <summary>Finds a connection by the key in its address. Keys are looked up by their hash, so that timing tells nothing of them.</summary>
public sealed class Connections
{
    private readonly FrozenDictionary<string, HookConnection> _byKey;

    public Connections(IOptions<ConnectionsOptions> options)
    {
        All = [.. options.Value.ByName.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Of(p.Key, p.Value))];
        _byKey = options.Value.ByName.ToFrozenDictionary(p => Hash(p.Value.Key!), p => Of(p.Key, p.Value), StringComparer.Ordinal);
    }

    public IReadOnlyList<HookConnection> All { get; }

    public HookConnection? Find(string key) => _byKey.GetValueOrDefault(Hash(key));

    private static HookConnection Of(string name, ConnectionSettings settings) =>
        new(name, WebhookFormats.Find(settings.Source), [.. new[] { settings.Secret, settings.PreviousSecret }.OfType<string>()]);

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
