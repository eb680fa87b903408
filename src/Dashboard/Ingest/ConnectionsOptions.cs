using Dashboard.Ingest.Formats;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest;

/// <summary>The section <c>Connections</c>: webhook connections by name.</summary>
public sealed class ConnectionsOptions
{
    public const string Section = "Connections";

    public Dictionary<string, ConnectionSettings> ByName { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One connection: deliveries to <c>/hooks/{Key}</c> come from <c>Source</c> and are signed with <c>Secret</c>.</summary>
public sealed class ConnectionSettings
{
    public string? Source { get; set; }

    public string? Key { get; set; }

    public string? Secret { get; set; }

    /// The secret before the last change; both are good while the sender is being changed over.
    public string? PreviousSecret { get; set; }

    /// As written, so that a word that is neither true nor false is reported with all other faults.
    public string? AllowUnsigned { get; set; }
}

/// <summary>Says everything that is wrong with all connections at once, each fault with its key.</summary>
public sealed class ConnectionsOptionsValidator : IValidateOptions<ConnectionsOptions>
{
    public const int ShortestSecret = 16;
    private const int ShortestKey = 16;
    private const int LongestKey = 128;
    private const int LongestName = 64;

    public ValidateOptionsResult Validate(string? name, ConnectionsOptions options)
    {
        var faults = new List<string>();
        foreach (var (connection, settings) in options.ByName)
        {
            AddFaults($"{ConnectionsOptions.Section}:{connection}", connection, settings, faults);
        }

        foreach (var shared in options.ByName.GroupBy(p => p.Value.Key, StringComparer.Ordinal).Where(g => g.Key is not null && g.Count() > 1))
        {
            faults.AddRange(shared.Select(p => $"{ConnectionsOptions.Section}:{p.Key}:Key must be its own; another connection has the same"));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void AddFaults(string key, string name, ConnectionSettings settings, List<string> faults)
    {
        if (name.Length > LongestName || name.Equals(EventsEndpoint.Connection, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"{key} must have another name: at most {LongestName} characters and not \"{EventsEndpoint.Connection}\", which is the API's own");
        }

        var isAuto = WebhookFormats.Auto.Equals(settings.Source, StringComparison.OrdinalIgnoreCase);
        var format = WebhookFormats.Find(settings.Source);
        if (!isAuto && format is null)
        {
            faults.Add($"{key}:Source must be one of {string.Join(", ", WebhookFormats.Words)}");
        }

        if (settings.Key is not { Length: >= ShortestKey and <= LongestKey } path || path.AsSpan().IndexOfAnyExcept(KeyLetters) >= 0)
        {
            faults.Add($"{key}:Key must have {ShortestKey} to {LongestKey} letters, digits, - or _");
        }

        var allowUnsigned = false;
        if (settings.AllowUnsigned is { } word && !bool.TryParse(word, out allowUnsigned))
        {
            faults.Add($"{key}:AllowUnsigned must be true or false");
        }

        if (settings.Secret is null && (isAuto || format?.CanSign == true) && !allowUnsigned)
        {
            faults.Add($"{key}:Secret must have {ShortestSecret} or more characters, because {settings.Source} deliveries can be signed "
                + $"(or set {key}:AllowUnsigned to true, which the pages show)");
        }

        if (settings is { Secret: null, PreviousSecret: not null })
        {
            faults.Add($"{key}:PreviousSecret needs a Secret beside it");
        }

        AddSecretFaults($"{key}:Secret", settings.Secret, faults);
        AddSecretFaults($"{key}:PreviousSecret", settings.PreviousSecret, faults);
    }

    private static void AddSecretFaults(string key, string? secret, List<string> faults)
    {
        if (secret is null)
        {
            return;
        }

        if (secret.Length < ShortestSecret)
        {
            faults.Add($"{key} must have {ShortestSecret} or more characters");
        }
        else if (StandardWebhooks.KeysOf(secret).Count == 0)
        {
            faults.Add($"{key} must be base64 after {StandardWebhooks.SecretPrefix}");
        }
    }

    private static readonly System.Buffers.SearchValues<char> KeyLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}
