using Dashboard.Core.Canaries;

namespace Dashboard.Core.Pipeline;

/// <summary>A release and the entries it was put together from.</summary>
public sealed record Folded(Release Release, IReadOnlyList<Entry> Entries);

/// <summary>Puts a release together from what its names were told. Pure: the same sets give the same release, in whatever order they grew.</summary>
public static class ReleaseFold
{
    /// <summary>
    /// The release with this identity, or null when nothing was told about it.
    /// <paramref name="around"/> holds what was told about its service and environment while it ran there: alerts, incidents, rollouts.
    /// </summary>
    public static Folded? Build(INameGraph graph, string service, ReleaseName identity, IReadOnlyList<Entry> around)
    {
        var members = ReleaseIdentity.MembersOf(graph, identity);
        if (members.Count == 0)
        {
            return null;
        }

        var counting = Counting(members, around);
        var rivalAt = Rivals.FirstAt(graph, identity, members);
        var alone = rivalAt is { } from ? Alone(graph, identity, from, around) : (Members: members, Entries: counting);
        var entries = rivalAt is null ? counting : Union(counting, alone.Entries);
        var duplicateSince = Rivals.DuplicateSince(graph, members);
        var release = Plain(service, identity, members, entries) with { DuplicateSince = duplicateSince };

        IReadOnlyList<CheckEvidence> Evidence(DateTimeOffset? until)
        {
            var basis = until < rivalAt ? alone : (Members: members, Entries: counting);
            var duplicate = release.DuplicateVersion && (until is null || duplicateSince is null || duplicateSince <= until);
            return WithSynthetic([.. EvidenceRules.Weigh(basis.Entries, until)], new Told(basis.Members, basis.Entries, release.Digest, duplicate, until));
        }

        return new Folded(
            release with
            {
                Evidence = Evidence(release.ShippedAt),
                EvidenceAtFirstWeight = release.FirstWeightAt is { } first ? Evidence(first) : null,
            },
            entries);
    }

    /// <summary>The entries that count for a release, of all its names and from around it, in the fixed order.</summary>
    public static IReadOnlyList<Entry> Counting(IReadOnlyList<Member> members, IReadOnlyList<Entry> around)
    {
        List<Entry> told = [];
        var names = 0;
        foreach (var member in members)
        {
            var before = told.Count;
            told.AddRange(member.Record.Bag.Unordered.Where(e => Counts(member, e)));
            names += told.Count > before ? 1 : 0;
        }

        // One name holds every fact once.
        return names <= 1 && around.Count == 0 ? EvidenceBag.InOrder(told) : Union(told, around);
    }

    private static bool Counts(Member member, Entry entry) =>
        member.Counts switch { MemberCounts.All => true, MemberCounts.SourceOnly => IsAboutSource(entry), _ => false }
        && (!entry.ChangeOnly || IsAboutChange(entry));

    private static bool IsAboutSource(Entry e) => e.Stage == Stage.Build || IsAboutChange(e);

    private static bool IsAboutChange(Entry e) => e.Type.StartsWith("change.", StringComparison.Ordinal);

    // What was told before the first rival came could only mean this release.
    private static (IReadOnlyList<Member> Members, IReadOnlyList<Entry> Entries) Alone(
        INameGraph graph, ReleaseName identity, DateTimeOffset from, IReadOnlyList<Entry> around)
    {
        var members = ReleaseIdentity.MembersOf(Rivals.Without(graph, identity, from), identity);
        return (members, [.. Counting(members, around).Where(e => e.At < from)]);
    }

    private static IReadOnlyList<Entry> Union(IEnumerable<Entry> some, IEnumerable<Entry> more)
    {
        Dictionary<EntryIdentity, Entry> entries = [];
        foreach (var entry in some.Concat(more))
        {
            var identity = entry.Identity;
            if (!entries.TryGetValue(identity, out var known) || string.CompareOrdinal(entry.Key, known.Key) < 0)
            {
                entries[identity] = entry;
            }
        }

        return EvidenceBag.InOrder(entries.Values);
    }

    private static Release Plain(string service, ReleaseName identity, IReadOnlyList<Member> members, IReadOnlyList<Entry> entries)
    {
        var rollouts = RolloutFold.Fold(entries);
        var reached = Reach.Of(entries, rollouts);
        var setbacks = Setback.Of(entries, rollouts);
        var own = members.Where(m => m.Counts == MemberCounts.All && m.Record.Bag.FirstAt is not null).Select(m => m.Record.Bag).ToList();
        var versions = members.Where(m => m.Record.Name.Kind == NameKind.Version).ToList();
        return new Release
        {
            Service = service,
            IdentityKind = identity.Kind,
            Identity = identity.Value,
            Digest = identity.Kind == NameKind.Digest ? identity.Value : null,
            Version = versions.Select(m => m.Record.Name.Value).Max(StringComparer.Ordinal),
            Versions = [.. versions.Select(m => m.Record.Name.Value).Order(StringComparer.Ordinal)],
            Commit = members.Where(m => m.Record.Name.Kind == NameKind.Commit).Select(m => m.Record.Name.Value).FirstOrDefault(),
            DuplicateVersion = versions.Exists(m => m.Record.Linked(NameKind.Digest).Skip(1).Any()),
            FirstSeenAt = own.Count > 0 ? own.Min(b => b.FirstAt!.Value) : default,
            LastSeenAt = own.Count > 0 ? own.Max(b => b.LastAt!.Value) : default,
            BuiltAt = ReleaseFacts.BuiltAt(entries),
            StartedAt = ReleaseFacts.StartedAt(entries),
            Environments = ReleaseFacts.Environments(entries),
            Rollout = rollouts.Count > 0 ? rollouts[^1] : null,
            FirstWeightAt = reached.FirstWeightAt,
            ShippedAt = reached.ShippedAt,
            Weights = reached.Weights,
            Strategies = ReleaseFacts.Strategies(entries),
            Setbacks = setbacks,
            RolledBackAt = Setback.Standing(setbacks, entries, rollouts),
            Alerts = Spans.Alerts(entries),
            Incidents = Spans.Incidents(entries),
            Trail = TrailFold.Of(entries, reached) with { DigestNamedByBuild = ReleaseFacts.IsNamedByABuild(members) },
            Journeys = ReleaseFacts.Journeys(entries),
            Features = ReleaseFacts.Features(entries, reached.ShippedAt),
        };
    }

    private static List<CheckEvidence> WithSynthetic(List<CheckEvidence> evidence, Told told)
    {
        evidence.AddRange(SyntheticEvidence.Of(told));
        foreach (var ambiguous in SyntheticEvidence.Ambiguous(told))
        {
            if (!evidence.Exists(e => e.Stage == ambiguous.Stage && e.Check == ambiguous.Check))
            {
                evidence.Add(ambiguous);
            }
        }

        return [.. evidence.OrderBy(e => e.Stage).ThenBy(e => e.Check, StringComparer.Ordinal)];
    }
}
