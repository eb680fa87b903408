using System.Data.Common;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Search;

/// What goes by a name: services, releases, incidents, pages and gates, at most five of each. A service brings its newest releases and incidents.
public sealed class SearchQueries(ReleaseFigures figures)
{
    public const int Most = 5;
    public const int LongestTerm = 200;

    // Several names may be those of one release.
    private const int MostNames = 20;

    // Fewer letters of a digest or commit are the beginning of too many.
    private const int FewestHexDigits = 4;

    // Sorts behind every other character.
    private const string Last = "\U0010FFFF";

    public async Task<SearchView> FindAsync(string text, CancellationToken ct)
    {
        var term = text.Trim();
        if (term.Length is 0 or > LongestTerm)
        {
            return SearchView.Nothing;
        }

        await using var snapshot = await figures.LookAsync(ct);
        var services = await ServicesAsync(snapshot, term, ct);
        var meant = Meant(services, term);
        FoundGroup[] groups =
        [
            new("Services", [.. services.Select(s => s.Found)]),
            new("Releases", await ReleasesAsync(snapshot, term, meant, ct)),
            new("Incidents", await IncidentsAsync(snapshot, term, meant, ct)),
            new("Pages", KnownPages.Find(term, Most)),
            new("Gates", Gates(term)),
        ];
        return new SearchView(term, [.. groups.Where(g => g.Found.Count > 0)]);
    }

    private static async Task<List<(string Key, Found Found)>> ServicesAsync(Snapshot snapshot, string term, CancellationToken ct) =>
        await snapshot.ListAsync(
            SearchSql.Services,
            r => (r.GetString(0), new Found(
                r.GetString(1), $"{(r.IsDBNull(3) ? "tier not told" : $"tier {r.GetInt32(3)}")}, {(r.IsDBNull(2) ? "unassigned" : r.GetString(2))}",
                Addresses.Service(r.GetString(0)))),
            ct, ("@term", ReleaseFigures.KeyOf(term)), ("@most", Most));

    // The one service that is called so; else all whose name holds the term, and then of each only the newest.
    private static List<string> Meant(List<(string Key, Found Found)> services, string term)
    {
        var key = ReleaseFigures.KeyOf(term);
        return services.Exists(s => s.Key == key) ? [key] : [.. services.Select(s => s.Key)];
    }

    private static async Task<IReadOnlyList<Found>> ReleasesAsync(Snapshot snapshot, string term, List<string> services, CancellationToken ct)
    {
        var found = new Dictionary<string, ReleaseHead>(StringComparer.Ordinal);
        foreach (var (service, name) in await NamesAsync(snapshot, term, ct))
        {
            foreach (var release in await ReleaseFigures.MatchAsync(snapshot, service, name, ct))
            {
                found.TryAdd(release.Head.PublicId, release.Head);
            }

            if (found.Count >= Most)
            {
                break;
            }
        }

        foreach (var service in services)
        {
            var newest = await ReleaseFigures.ListAsync(snapshot, new ReleaseFilter { Service = service, Take = Most / services.Count }, ct);
            newest.Rows.ToList().ForEach(release => found.TryAdd(release.PublicId, release));
        }

        return [.. found.Values.Take(Most).Select(Release)];
    }

    // Names that begin with the term; of one service only when the term names it first: "cart 1.4".
    private static async Task<List<(string Service, string Name)>> NamesAsync(Snapshot snapshot, string term, CancellationToken ct)
    {
        List<(string Service, string Name)> names = [];
        foreach (var start in Spellings(term).Distinct(StringComparer.Ordinal))
        {
            var rows = await snapshot.ListAsync(
                SearchSql.Names, r => (Service: r.GetString(0), Name: r.GetString(1), Kind: (NameKind)r.GetInt32(2)), ct,
                ("@from", start), ("@to", start + Last), ("@most", MostNames));
            names.AddRange(rows.Where(r => r.Kind is NameKind.Version or NameKind.Digest or NameKind.Commit).Select(r => (r.Service, r.Name)));
        }

        if (names.Count == 0 && term.LastIndexOf(' ') is > 0 and var gap)
        {
            var name = term[(gap + 1)..];
            names = await snapshot.ListAsync(
                SearchSql.OfService, r => (r.GetString(0), r.GetString(1)), ct,
                ("@service", ReleaseFigures.KeyOf(term[..gap])), ("@version", ReleaseName.Version(name).Value), ("@hash", ReleaseName.Commit(name).Value), ("@most", Most));
        }

        return names;
    }

    private static IEnumerable<string> Spellings(string term)
    {
        yield return ReleaseName.Version(term).Value;
        if (term.Contains(':', StringComparison.Ordinal))
        {
            yield return ReleaseName.Digest(term).Value;
        }

        if (term.Length >= FewestHexDigits && term.All(char.IsAsciiHexDigit))
        {
            yield return ReleaseName.Commit(term).Value;
            yield return ReleaseName.Digest("sha256:" + term).Value;
        }
    }

    private static Found Release(ReleaseHead head)
    {
        string?[] names = [head.Version is null ? null : head.Digest, head.Commit];
        var rest = names.OfType<string>().Select(ReleaseNames.Short).Where(n => n != head.Name);
        return new Found($"{head.Service} {head.Name}", string.Join(", ", rest), Addresses.Release(head.PublicId), Chips.Of(head.State));
    }

    private static async Task<IReadOnlyList<Found>> IncidentsAsync(Snapshot snapshot, string term, List<string> services, CancellationToken ct)
    {
        List<Found> found = [];
        foreach (var start in new[] { term, term.ToUpperInvariant() }.Distinct(StringComparer.Ordinal))
        {
            found.AddRange(await snapshot.ListAsync(SearchSql.Incidents, Incident, ct, ("@from", start), ("@to", start + Last), ("@most", Most)));
        }

        foreach (var service in services)
        {
            found.AddRange(await snapshot.ListAsync(SearchSql.IncidentsOfService, Incident, ct, ("@service", service), ("@most", Most / services.Count)));
        }

        return [.. found.DistinctBy(i => (i.Title, i.Detail)).Take(Most)];
    }

    private static Found Incident(DbDataReader row)
    {
        var (service, open) = (row.GetString(0), row.IsDBNull(2));
        return new Found(
            row.GetString(1), row.IsDBNull(3) ? service : $"{service}: {row.GetString(3)}",
            row.IsDBNull(4) ? Addresses.Service(service) : Addresses.Release(row.GetString(4)), open ? ChipState.NotMet : ChipState.Met, open ? "Open" : "Resolved");
    }

    private static IReadOnlyList<Found> Gates(string term) =>
    [
        .. Enum.GetValues<Gate>().Select(GateNames.Title).Where(t => t.Contains(term, StringComparison.OrdinalIgnoreCase))
            .Select(t => new Found(t, "What waits there, and its answers as they happen", "/gates")),
    ];
}
