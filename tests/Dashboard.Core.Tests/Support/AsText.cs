using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Support;

/// Everything a world knows as text, to be compared byte by byte.
public static class AsText
{
    public static string Of(World world) => string.Join('\n', world.Names.All.Select(r => $"{r.Name}: {Of(r)}")) + "\n" + Of(world.Releases);

    public static string Of(NameRecord record) => JsonSerializer.Serialize(StoredName.Of(record), CoreJson.Default.StoredName);

    public static string Of(IEnumerable<Release> releases) => string.Join('\n', releases.Select(r => JsonSerializer.Serialize(r, CoreJson.Default.Release)));
}
