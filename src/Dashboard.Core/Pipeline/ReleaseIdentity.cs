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
/// Which release a name stands for. Everything is derived from the set of links, so a link that arrives
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
            NameKind.Digest => ProvesMoreThanAChange(record) ? [name] : [],
            NameKind.Version => DigestsOf(graph, record) is { Count: > 0 } digests ? digests : ProvesMoreThanAChange(record) ? [name] : [],
            NameKind.Commit => ReleasesOfCommit(graph, record),
            NameKind.Change => [.. record.Links.Where(l => l.Kind != NameKind.Change).SelectMany(l => ReleasesOf(graph, l)).Distinct().Order()],
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
            var lent = AddVersions(graph, self, members);
            commits = commits.Count > 0 ? commits : lent;
        }

        foreach (var commit in commits.Select(graph.Find).OfType<NameRecord>())
        {
            members.Add(new(commit, OwnerOfLaterEvidence(graph, commit) == identity ? MemberCounts.All : MemberCounts.SourceOnly));
        }

        SortedSet<ReleaseName> changes = [.. members.SelectMany(m => m.Counts == MemberCounts.Nothing ? [] : m.Record.Linked(NameKind.Change))];
        members.AddRange(changes.Select(graph.Find).OfType<NameRecord>().Select(c => new Member(c, MemberCounts.All)));
        return members;
    }

    /// <summary>The digests and the versions without a digest that a commit was built into.</summary>
    public static (SortedSet<ReleaseName> Digests, SortedSet<ReleaseName> Provisional) Claimants(INameGraph graph, NameRecord commit)
    {
        SortedSet<ReleaseName> digests = [.. commit.Linked(NameKind.Digest)];
        SortedSet<ReleaseName> provisional = [];
        foreach (var version in commit.Linked(NameKind.Version).Select(graph.Find).OfType<NameRecord>())
        {
            var known = DigestsOf(graph, version);
            if (known.Count == 0)
            {
                provisional.Add(version.Name);
            }
            else if (LendsCommits(version, known))
            {
                digests.UnionWith(known.Where(d => graph.Find(d)?.Linked(NameKind.Commit).Any() == false));
            }
        }

        return (digests, provisional);
    }

    // Returns the commits that the versions lend to a digest which was never told together with one.
    private static SortedSet<ReleaseName> AddVersions(INameGraph graph, NameRecord self, List<Member> members)
    {
        SortedSet<ReleaseName> lent = [];
        SortedSet<ReleaseName> versions = [.. self.Linked(NameKind.Version)];
        versions.UnionWith(self.Linked(NameKind.Commit).Select(graph.Find).OfType<NameRecord>().SelectMany(c => c.Linked(NameKind.Version)));
        foreach (var version in versions.Select(graph.Find).OfType<NameRecord>())
        {
            var digests = DigestsOf(graph, version);
            if (digests.Contains(self.Name))
            {
                members.Add(new(version, digests.Count == 1 ? MemberCounts.All : MemberCounts.Nothing));
                lent.UnionWith(LendsCommits(version, digests) ? version.Linked(NameKind.Commit) : []);
            }
        }

        return lent;
    }

    // With several digests and several commits under one version nobody can tell which was built from which.
    private static bool LendsCommits(NameRecord version, IReadOnlyList<ReleaseName> digests) =>
        digests.Count == 1 || !version.Linked(NameKind.Commit).Skip(1).Any();

    private static IReadOnlyList<ReleaseName> ReleasesOfCommit(INameGraph graph, NameRecord commit)
    {
        var (digests, provisional) = Claimants(graph, commit);
        return digests.Count + provisional.Count > 0 ? [.. digests, .. provisional] : commit.StartsRelease ? [commit.Name] : [];
    }

    // Beyond the build, evidence that names only a commit counts when the commit has one digest, or one version and no digest yet.
    private static ReleaseName? OwnerOfLaterEvidence(INameGraph graph, NameRecord commit)
    {
        var (digests, provisional) = Claimants(graph, commit);
        return digests.Count == 1 ? digests.Min
            : digests.Count == 0 && provisional.Count == 1 ? provisional.Min : null;
    }

    // Names that only pull requests and branches gave stand for no release.
    private static bool ProvesMoreThanAChange(NameRecord record) => record.Links.Count > 0 || record.Bag.Unordered.Any(e => !e.ChangeOnly);
}
