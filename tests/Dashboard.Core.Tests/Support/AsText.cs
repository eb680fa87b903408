using System.Text.Json;
using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Support;

/// Everything a world knows as text, to be compared byte by byte: what names were told, releases with their measures, and the gates' answers.
public static class AsText
{
    private static readonly History Plain = new History().AtTime(History.Start.AddDays(1));

    public static string Of(World world) =>
        string.Join('\n', world.Names.All.Select(r => $"{r.Name}: {Of(r)}").Concat(world.Releases.SelectMany(r => new[] { Of([world.Measured(r, Plain)]), Answers(world, r) })));

    public static string Of(NameRecord record) => JsonSerializer.Serialize(StoredName.Of(record), CoreJson.Default.StoredName);

    public static string Of(IEnumerable<Release> releases) => string.Join('\n', releases.Select(r => JsonSerializer.Serialize(r, CoreJson.Default.Release)));

    public static IReadOnlyDictionary<ReleaseName, string> ByIdentity(World world) => world.Identities.ToDictionary(i => i, i => Of([world.Fold(i)!.Release]));

    private static string Answers(World world, Release release) => string.Join('\n',
        world.Decide(release, Plain).Concat(GatePolicy.DecideAtFirstWeight(release, DefaultAgreement.Version0, world.ContextOf(release, Plain)) ?? [])
            .Select(g => $"{g.Gate} {g.Open}: {string.Join("; ", g.Reasons)}"));
}
