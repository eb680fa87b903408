namespace Dashboard.Core.Pipeline;

/// <summary>
/// Other releases that go by a name of this one. What was told under the shared name before the first of them existed could
/// only mean this release; a rebuild that comes after shipping takes nothing back from what had shipped.
/// </summary>
public static class Rivals
{
    /// <summary>Beyond so many releases of one name nothing told under it is ever taken for one of them.</summary>
    public const int Most = 16;

    /// <summary>
    /// When the first rival was first heard of; null when there is none, or when this release was not there before it. A version
    /// is a rival only from when it no longer means this release alone.
    /// </summary>
    public static DateTimeOffset? FirstAt(INameGraph graph, ReleaseName identity, IReadOnlyList<Member> members)
    {
        var rivals = Of(graph, identity, members);
        if (rivals.Count is 0 or > Most)
        {
            return null;
        }

        var times = rivals.Select(r => graph.Find(r)?.Bag.FirstAt).Where(t => t is not null).Distinct().Order();
        var first = times.FirstOrDefault(t => HasRivals(Without(graph, identity, t!.Value.AddTicks(1)), identity));
        return first > members[0].Record.Bag.FirstAt ? first : null;
    }

    /// <summary>Since when a version of the release names more than one digest; null when it is not known or none does.</summary>
    public static DateTimeOffset? DuplicateSince(INameGraph graph, IReadOnlyList<Member> members)
    {
        DateTimeOffset? since = null;
        foreach (var version in members.Select(m => m.Record).Where(r => r.Name.Kind == NameKind.Version))
        {
            var digests = version.Linked(NameKind.Digest).Take(Most + 1).ToList();
            if (digests.Count is < 2 or > Most)
            {
                continue;
            }

            var second = digests.Select(d => graph.Find(d)?.Bag.FirstAt ?? DateTimeOffset.MinValue).Order().ElementAt(1);
            since = since is null || second < since ? second : since;
        }

        return since;
    }

    /// <summary>The names as they were before the first rival.</summary>
    public static INameGraph Without(INameGraph graph, ReleaseName identity, DateTimeOffset from) => new Before(graph, identity, from);

    private static bool HasRivals(INameGraph graph, ReleaseName identity) => Of(graph, identity, ReleaseIdentity.MembersOf(graph, identity)).Count > 0;

    private static SortedSet<ReleaseName> Of(INameGraph graph, ReleaseName identity, IReadOnlyList<Member> members)
    {
        SortedSet<ReleaseName> rivals = [];
        foreach (var record in members.Select(m => m.Record))
        {
            if (record.Name.Kind == NameKind.Version)
            {
                rivals.UnionWith(record.Linked(NameKind.Digest));
            }
            else if (record.Name.Kind == NameKind.Commit)
            {
                var (digests, provisional) = ReleaseIdentity.Claimants(graph, record);
                rivals.UnionWith(digests);
                rivals.UnionWith(provisional);
            }
        }

        rivals.Remove(identity);
        return rivals;
    }

    private sealed class Before(INameGraph graph, ReleaseName identity, DateTimeOffset from) : INameGraph
    {
        public NameRecord? Find(ReleaseName name) => graph.Find(name) is { } record && !IsLater(record)
            ? new NameRecord(name)
            {
                Links = [.. record.Links.Where(l => graph.Find(l) is { } linked && !IsLater(linked))],
                Bag = record.Bag,
                StartsRelease = record.StartsRelease,
            }
            : null;

        public NameRecord GetOrAdd(ReleaseName name) => throw new NotSupportedException("What was is only read");

        // A version that was only ever told together with digests is as old as the first of them.
        private bool IsLater(NameRecord record) => record.Name != identity && record.Name.Kind switch
        {
            NameKind.Digest => record.Bag.FirstAt >= from,
            NameKind.Version => record.Bag.FirstAt is { } first ? first >= from
                : record.Linked(NameKind.Digest).Any() && record.Linked(NameKind.Digest).All(d => graph.Find(d)?.Bag.FirstAt >= from),
            _ => false,
        };
    }
}
