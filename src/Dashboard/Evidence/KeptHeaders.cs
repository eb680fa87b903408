using System.Text.Json;

namespace Dashboard.Evidence;

/// The headers kept beside a delivery. Ingest keeps none that proves who sent it; a row that holds one all the same does not show it.
internal static class KeptHeaders
{
    private static readonly string[] Secret = ["authorization", "cookie", "token", "signature", "secret", "password", "api-key", "apikey"];

    public static IReadOnlyList<KeptHeader> Of(string? stored) => stored is null ? []
        : [.. JsonSerializer.Deserialize<Dictionary<string, string>>(stored)!.Where(h => !Secret.Any(s => h.Key.Contains(s, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase).Select(h => new KeptHeader(h.Key, h.Value))];
}
