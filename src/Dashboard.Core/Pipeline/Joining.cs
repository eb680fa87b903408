namespace Dashboard.Core.Pipeline;

/// <summary>Which records an event changed and which releases must be folded again because of it.</summary>
public sealed record Joined(IReadOnlyCollection<NameRecord> Changed, IReadOnlyCollection<ReleaseName> Releases);

/// <summary>Puts one event where it belongs among its service's names.</summary>
public static class Joining
{
    /// <summary>Adds the event to the strongest name it gives and links the names it gives together.</summary>
    public static Joined Apply(INameGraph graph, PathEvent e)
    {
        var names = ReleaseName.Of(e);
        HashSet<NameRecord> changed = [];
        SortedSet<ReleaseName> releases = [];
        if (e.Type == EventTypes.ServiceRolledBack && (e.Detail("fromDigest") ?? e.Detail("toDigest")) is not null)
        {
            RollBack(graph, e, names, changed, releases);
            return new(changed, releases);
        }

        if (names.Count == 0)
        {
            var service = graph.GetOrAdd(ReleaseName.OfService);
            service.Bag.Add(Entry.Of(e));
            return new([service], []);
        }

        var entry = Entry.Of(e);
        var holder = graph.GetOrAdd(HolderOf(names, entry));
        holder.Bag.Add(entry);
        holder.StartsRelease |= !entry.ChangeOnly && (e.StartsRelease || Reach.IsSeenAmongCustomers(entry));
        changed.Add(holder);
        if (!entry.ChangeOnly)
        {
            Link(graph, names, changed);
        }

        releases.UnionWith(ReleaseIdentity.ReleasesOf(graph, holder.Name));
        releases.UnionWith(Nearby.ReleasesAround(graph, [holder.Name, .. names]));
        return new(changed, releases);
    }

    // A review of a proposed change is told under the change: its commit passes nothing on to the merge.
    private static ReleaseName HolderOf(IReadOnlyList<ReleaseName> names, Entry entry) =>
        entry.ChangeOnly && names[^1].Kind == NameKind.Change ? names[^1] : names[0];

    private static void Link(INameGraph graph, IReadOnlyList<ReleaseName> names, HashSet<NameRecord> changed)
    {
        foreach (var a in names)
        {
            foreach (var b in names)
            {
                if (a != b && graph.GetOrAdd(a) is var record && record.Links.Add(b))
                {
                    changed.Add(record);
                }
            }
        }
    }

    // What was turned back learns that it was; what it was turned back to is what runs now.
    private static void RollBack(INameGraph graph, PathEvent e, IReadOnlyList<ReleaseName> names, HashSet<NameRecord> changed, SortedSet<ReleaseName> releases)
    {
        var to = e.Detail("toDigest") is { } toDigest ? ReleaseName.Digest(toDigest) : (ReleaseName?)null;
        var from = e.Detail("fromDigest") is { } fromDigest ? ReleaseName.Digest(fromDigest)
            : names.Count > 0 && names[0] != to ? names[0] : (ReleaseName?)null;
        if (from is { } turnedBack)
        {
            Add(graph, turnedBack, Entry.Of(e), changed, releases);
        }

        if (to is { } runs)
        {
            Add(graph, runs, Entry.Of(e) with { Type = EventTypes.ServiceRunning, Check = null }, changed, releases);
        }
    }

    private static void Add(INameGraph graph, ReleaseName name, Entry entry, HashSet<NameRecord> changed, SortedSet<ReleaseName> releases)
    {
        var record = graph.GetOrAdd(name);
        record.Bag.Add(entry);
        changed.Add(record);
        releases.UnionWith(ReleaseIdentity.ReleasesOf(graph, name));
        releases.UnionWith(Nearby.ReleasesAround(graph, [name]));
    }
}
