namespace Dashboard.Core.Pipeline;

/// <summary>The releases whose answer a new link, or an earlier first sign of life, may turn around.</summary>
public static class Nearby
{
    // A link reaches through a commit, a version of it, another commit of that version, to the releases of that commit.
    private const int Hops = 4;

    /// <summary>The releases within reach of these names. Names that more releases share than can ever be told apart are not gone through.</summary>
    public static IReadOnlyCollection<ReleaseName> ReleasesAround(INameGraph graph, IEnumerable<ReleaseName> names)
    {
        SortedSet<ReleaseName> releases = [];
        HashSet<ReleaseName> seen = [.. names];
        List<ReleaseName> edge = [.. seen];
        for (var hop = 0; hop < Hops && edge.Count > 0; hop++)
        {
            List<ReleaseName> next = [];
            foreach (var name in edge)
            {
                if (graph.Find(name) is not { } record)
                {
                    continue;
                }

                var shared = ReleaseIdentity.ReleasesOf(graph, name);
                if (shared.Count <= Rivals.Most + 2)
                {
                    releases.UnionWith(shared);
                    next.AddRange(record.Links.Where(l => l.Kind != NameKind.Change && seen.Add(l)));
                }
            }

            edge = next;
        }

        return releases;
    }
}
