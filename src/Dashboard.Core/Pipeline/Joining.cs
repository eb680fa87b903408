namespace Dashboard.Core.Pipeline;

/// <summary>Which records an event changed and which releases must be folded again because of it.</summary>
public sealed record Joined(IReadOnlyCollection<NameRecord> Changed, IReadOnlyCollection<ReleaseName> Releases);

/// <summary>Puts one event where it belongs among its service's names (domain.md section 3).</summary>
public static class Joining
{
    private const int Neighbours = 16;

    /// <summary>Adds the event to the strongest name it gives and links the names it gives together.</summary>
    public static Joined Apply(INameGraph graph, PathEvent e)
    {
        var names = ReleaseName.Of(e);
        HashSet<NameRecord> changed = [];
        SortedSet<ReleaseName> releases = [];
        if (e.Type == EventTypes.ServiceRolledBack && (e.Detail("fromDigest") ?? e.Detail("toDigest")) is not null)
        {
            RollBack(graph, e, changed, releases);
            return new(changed, releases);
        }

        if (names.Count == 0)
        {
            var service = graph.GetOrAdd(ReleaseName.OfService);
            service.Bag.Add(Entry.Of(e));
            return new([service], []);
        }

        var holder = graph.GetOrAdd(names[0]);
        holder.Bag.Add(Entry.Of(e));
        holder.StartsRelease |= !e.ChangeOnly && (e.StartsRelease || Reach.ReachesCustomers(Entry.Of(e)));
        changed.Add(holder);
        var linked = !e.ChangeOnly && Link(graph, names, changed);
        Affected(graph, holder, names, linked, releases);
        return new(changed, releases);
    }

    private static bool Link(INameGraph graph, IReadOnlyList<ReleaseName> names, HashSet<NameRecord> changed)
    {
        var linked = false;
        foreach (var a in names)
        {
            foreach (var b in names)
            {
                if (a != b && graph.GetOrAdd(a) is var record && record.Links.Add(b))
                {
                    changed.Add(record);
                    linked = true;
                }
            }
        }

        return linked;
    }

    private static void Affected(INameGraph graph, NameRecord holder, IReadOnlyList<ReleaseName> names, bool linked, SortedSet<ReleaseName> releases)
    {
        var own = ReleaseIdentity.ReleasesOf(graph, holder.Name);
        releases.UnionWith(own);
        if (!linked)
        {
            return;
        }

        // A new link can only turn an answer around while few share a name: the third digest of a version changes nothing for the first two.
        foreach (var near in names.Concat(names.SelectMany(n => graph.Find(n)!.Links.Take(Neighbours))).Distinct().ToList())
        {
            var shared = ReleaseIdentity.ReleasesOf(graph, near);
            if (shared.Count <= 3)
            {
                releases.UnionWith(shared);
            }
        }
    }

    // What was turned back learns that it was; what it was turned back to is what runs now.
    private static void RollBack(INameGraph graph, PathEvent e, HashSet<NameRecord> changed, SortedSet<ReleaseName> releases)
    {
        if (e.Detail("fromDigest") is { } from)
        {
            Add(graph, ReleaseName.Digest(from), Entry.Of(e), changed, releases);
        }

        if (e.Detail("toDigest") is { } to)
        {
            Add(graph, ReleaseName.Digest(to), Entry.Of(e) with { Type = EventTypes.ServiceRunning, Check = null }, changed, releases);
        }
    }

    private static void Add(INameGraph graph, ReleaseName name, Entry entry, HashSet<NameRecord> changed, SortedSet<ReleaseName> releases)
    {
        var record = graph.GetOrAdd(name);
        record.Bag.Add(entry);
        changed.Add(record);
        releases.UnionWith(ReleaseIdentity.ReleasesOf(graph, name));
    }
}
