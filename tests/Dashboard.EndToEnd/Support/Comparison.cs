using System.Text.Json.Nodes;

namespace Dashboard.EndToEnd.Support;

/// Collects where two places say different things about one figure.
internal sealed class Comparison
{
    private readonly List<string> _differences = [];

    public int Compared { get; private set; }

    public IReadOnlyList<string> Differences => _differences;

    public void Same(string what, string? here, string? there)
    {
        Compared++;
        if (here != there)
            _differences.Add($"{what}: \"{here}\" here, \"{there}\" there");
    }

    public void Same(string what, IEnumerable<string?> here, IEnumerable<string?> there) => Same(what, string.Join(" | ", here), string.Join(" | ", there));

    /// The word a page shows for one of the API's: "at-risk" is "At risk".
    public static string WordOf(JsonNode? apiWord)
    {
        var word = apiWord!.GetValue<string>().Replace('-', ' ');
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
