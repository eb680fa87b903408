using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;

namespace Dashboard.Diagnostics;

/// What one person has said, kept in that person's browser: answers are never read back from the journal but as aggregates,
/// so that nobody sees another's by typing the same name.
public sealed record OwnAnswers(string Name, Dictionary<string, OwnAnswer> ByQuestion);

public sealed record OwnAnswer(int? Score = null, bool CannotSay = false, string? Note = null)
{
    public IReadOnlyList<string> Seen { get; init; } = [];
}

/// The browser's memory of them, readable by this server alone.
public sealed class OwnAnswersStore(ProtectedLocalStorage storage)
{
    public async Task<OwnAnswers?> ReadAsync(string team)
    {
        try
        {
            var read = await storage.GetAsync<OwnAnswers>(Key(team));
            return read.Success ? read.Value : null;
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException)
        {
            // Sealed by a server whose keys are gone, or written in another shape: nobody can read it any more.
            await storage.DeleteAsync(Key(team));
            return null;
        }
    }

    public ValueTask WriteAsync(string team, OwnAnswers answers) => storage.SetAsync(Key(team), answers);

    public ValueTask ForgetAsync(string team) => storage.DeleteAsync(Key(team));

    private static string Key(string team) => "diagnostics " + team;
}
