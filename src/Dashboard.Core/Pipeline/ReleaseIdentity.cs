namespace Dashboard.Core.Pipeline;

/// <summary>One name that belongs to a release, and how much of what was told about it counts for the release.</summary>
/// <param name="Record">The name's record.</param>
/// <param name="Counts">Whether all, only build-stage evidence, or nothing counts.</param>
public sealed record Member(NameRecord Record, MemberCounts Counts);

/// <summary>How much of a name's evidence counts for a release.</summary>
public enum MemberCounts
{
    /// <summary>All of it.</summary>
    All,

    /// <summary>Build-stage checks and changes only: the commit has several releases, later evidence must name a digest.</summary>
    SourceOnly,

    /// <summary>None: the version has several digests.</summary>
    Nothing,
}

/// <summary>
/// Which release a name stands for (domain.md section 3). Everything is derived from the set of links, so a link that arrives
/// late gives the same answer as one that came first.
/// </summary>
public static class ReleaseIdentity
{
    /// <summary>The identities of the releases a name stands for: one normally, none for a bare commit that starts no release, several when ambiguous.</summary>
    public static IReadOnlyList<ReleaseName> ReleasesOf(INameGraph graph, ReleaseName name)
    {
        if (graph.Find(name) is not { } record)
        {
            return [];
        }

        return name.Kind switch
        {
            NameKind.Digest => [name],
            NameKind.Version => DigestsOf(graph, record) is { Count: > 0 } digests ? digests : [name],
            NameKind.Commit => ReleasesOfCommit(graph, record),
            _ => [],
        };
    }

    /// <summary>The digests of a version: those told with it, else the only digest of its commit if no other version claims it.</summary>
    public static IReadOnlyList<ReleaseName> DigestsOf(INameGraph graph, NameRecord version)
    {
        var direct = version.Linked(NameKind.Digest).ToList();
        if (direct.Count > 0)
        {
            return direct;
        }

        SortedSet<ReleaseName> digests = [];
        SortedSet<ReleaseName> claimants = [];
        foreach (var commit in version.Linked(NameKind.Commit).Select(graph.Find).OfType<NameRecord>())
        {
            digests.UnionWith(commit.Linked(NameKind.Digest).Where(d => graph.Find(d)?.Linked(NameKind.Version).Any() == false));
            claimants.UnionWith(commit.Linked(NameKind.Version).Where(v => graph.Find(v)?.Linked(NameKind.Digest).Any() == false));
        }

        return digests.Count == 1 && claimants.Count == 1 ? [.. digests] : [];
    }

    /// <summary>The names that make up the release with this identity, the identity first.</summary>
    public static IReadOnlyList<Member> MembersOf(INameGraph graph, ReleaseName identity)
    {
        if (graph.Find(identity) is not { } self)
        {
            return [];
        }

        List<Member> members = [new(self, MemberCounts.All)];
        SortedSet<ReleaseName> commits = [.. self.Linked(NameKind.Commit)];
        if (identity.Kind == NameKind.Digest)
        {
            SortedSet<ReleaseName> versions = [.. self.Linked(NameKind.Version)];
            versions.UnionWith(commits.Select(graph.Find).OfType<NameRecord>().SelectMany(c => c.Linked(NameKind.Version)));
            foreach (var version in versions.Select(graph.Find).OfType<NameRecord>())
            {
                var digests = DigestsOf(graph, version);
                if (digests.Contains(identity))
                {
                    members.Add(new(version, digests.Count == 1 ? MemberCounts.All : MemberCounts.Nothing));
                    commits.UnionWith(version.Linked(NameKind.Commit));
                }
            }
        }

        foreach (var commit in commits.Select(graph.Find).OfType<NameRecord>())
        {
            members.Add(new(commit, OwnerOfLaterEvidence(graph, commit) == identity ? MemberCounts.All : MemberCounts.SourceOnly));
        }

        return members;
    }

    private static IReadOnlyList<ReleaseName> ReleasesOfCommit(INameGraph graph, NameRecord commit)
    {
        var (digests, provisional) = Claimants(graph, commit);
        return digests.Count + provisional.Count > 0 ? [.. digests, .. provisional] : commit.StartsRelease ? [commit.Name] : [];
    }

    // Beyond the build, evidence that names only a commit counts when the commit has one digest, or one version and no digest yet.
    private static ReleaseName? OwnerOfLaterEvidence(INameGraph graph, NameRecord commit)
    {
        var (digests, provisional) = Claimants(graph, commit);
        return digests.Count == 1 ? digests.Min : digests.Count == 0 && provisional.Count == 1 ? provisional.Min : null;
    }

    private static (SortedSet<ReleaseName> Digests, SortedSet<ReleaseName> Provisional) Claimants(INameGraph graph, NameRecord commit)
    {
        SortedSet<ReleaseName> digests = [.. commit.Linked(NameKind.Digest)];
        SortedSet<ReleaseName> provisional = [];
        foreach (var version in commit.Linked(NameKind.Version).Select(graph.Find).OfType<NameRecord>())
        {
            var known = DigestsOf(graph, version);
            digests.UnionWith(known);
            if (known.Count == 0)
            {
                provisional.Add(version.Name);
            }
        }

        return (digests, provisional);
    }
}
