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

    public void Same(string what, bool here, bool there) => Same(what, here.ToString(), there.ToString());

    public void Same(string what, IEnumerable<string?> here, IEnumerable<string?> there) => Same(what, string.Join(" | ", here), string.Join(" | ", there));

    /// A figure that grows with time at one sequence number lies between two readings of it.
    public void Between(string what, long here, long before, long after)
    {
        Compared++;
        if (here < before || here > after)
            _differences.Add($"{what}: {here} here, {before} to {after} there");
    }

    /// A moment of the API as a page holds it.
    public static string When(JsonNode? at) => at!.GetValue<DateTimeOffset>().UtcDateTime.ToString("O");

    /// The word a page shows for one of the API's: "at-risk" is "At risk".
    public static string WordOf(JsonNode? apiWord)
    {
        var word = apiWord!.GetValue<string>().Replace('-', ' ');
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
