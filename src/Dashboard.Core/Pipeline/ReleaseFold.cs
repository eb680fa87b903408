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

        var entries = Counting(members, around);
        var rollouts = RolloutFold.Fold(entries);
        var (firstWeight, shipped) = Reach.Of(entries, rollouts);
        var named = Named(service, identity, members, TrailFold.Of(entries));

        IReadOnlyList<CheckEvidence> Evidence(DateTimeOffset? until) => WithSynthetic(
            [.. EvidenceRules.Weigh(entries, until)], entries, members, named.Digest, named.DuplicateVersion, until);

        return new Folded(named with
        {
            BuiltAt = entries.Where(e => e is { Type: EventTypes.BuildFinished, IsProof: true } || (e is { Check: "build", Stage: Stage.Build, IsProof: true }))
                .Select(e => (DateTimeOffset?)e.End).Max(),
            StartedAt = StartOf(entries),
            Evidence = Evidence(shipped),
            EvidenceAtFirstWeight = firstWeight is { } f ? Evidence(f) : null,
            Environments = EnvironmentsOf(entries),
            Rollout = rollouts.Count > 0 ? rollouts[^1] : null,
            FirstWeightAt = firstWeight,
            ShippedAt = shipped,
            RolledBackAt = RolledBack(entries, rollouts, shipped),
            Alerts = Spans.Alerts(entries),
            Incidents = Spans.Incidents(entries),
            Journeys = JourneysOf(entries),
        }, entries);
    }

    private static Release Named(string service, ReleaseName identity, IReadOnlyList<Member> members, Trail trail)
    {
        var versions = members.Where(m => m.Record.Name.Kind == NameKind.Version).Select(m => m.Record.Name.Value).Order(StringComparer.Ordinal).ToList();
        var seen = members.Where(m => m.Record.Bag.FirstAt is not null).ToList();
        return new Release
        {
            Service = service,
            IdentityKind = identity.Kind,
            Identity = identity.Value,
            Digest = identity.Kind == NameKind.Digest ? identity.Value : null,
            Version = versions.Count > 0 ? versions[^1] : null,
            Versions = versions,
            Commit = members.Where(m => m.Record.Name.Kind == NameKind.Commit).Select(m => m.Record.Name.Value).FirstOrDefault(),
            DuplicateVersion = members.Any(m => m.Record.Name.Kind == NameKind.Version && m.Record.Linked(NameKind.Digest).Skip(1).Any()),
            FirstSeenAt = seen.Count > 0 ? seen.Min(m => m.Record.Bag.FirstAt!.Value) : default,
            LastSeenAt = seen.Count > 0 ? seen.Max(m => m.Record.Bag.LastAt!.Value) : default,
            Trail = trail,
        };
    }

    /// <summary>The entries that count for a release, of all its names and from around it.</summary>
    public static IReadOnlyList<Entry> Counting(IReadOnlyList<Member> members, IReadOnlyList<Entry> around)
    {
        Dictionary<EntryIdentity, Entry> entries = [];
        foreach (var member in members)
        {
            foreach (var entry in member.Record.Bag.Unordered)
            {
                if (member.Counts == MemberCounts.All || (member.Counts == MemberCounts.SourceOnly && IsAboutSource(entry)))
                {
                    Keep(entries, entry);
                }
            }
        }

        foreach (var entry in around)
        {
            Keep(entries, entry);
        }

        return [.. entries.Values.OrderBy(e => e.At).ThenBy(e => e.Key, StringComparer.Ordinal)];
    }

    private static void Keep(Dictionary<EntryIdentity, Entry> entries, Entry entry)
    {
        if (!entries.TryGetValue(entry.Identity, out var known) || string.CompareOrdinal(entry.Key, known.Key) < 0)
        {
            entries[entry.Identity] = entry;
        }
    }

    private static bool IsAboutSource(Entry e) => e.Stage == Stage.Build || e.Type.StartsWith("change.", StringComparison.Ordinal);

    private static DateTimeOffset? StartOf(IReadOnlyList<Entry> entries) =>
        entries.Where(e => e.Type == EventTypes.ChangeMerged).Select(e => (DateTimeOffset?)e.At).Min()
        ?? entries.Where(e => e is { Check: "build", Stage: Stage.Build, ChangeOnly: false }).Select(e => e.Started ?? e.Queued).Min()
        ?? entries.Where(e => e.Type.StartsWith("pipelinerun.", StringComparison.Ordinal) && !e.ChangeOnly).Select(e => e.Started ?? e.Queued).Min();

    private static List<EnvironmentState> EnvironmentsOf(IReadOnlyList<Entry> entries) =>
        [.. entries.Where(e => e.Environment is not null && (Entry.IsDeployment(e.Type) || e.Type is EventTypes.ServiceRunning or EventTypes.ServiceRemoved))
            .GroupBy(e => e.Environment!, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.OrderBy(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal).Last())
            .Select(e => new EnvironmentState(e.Environment!, e.Stage ?? EnvironmentStage.Of(e.Environment), e.End, e.Outcome, e.Type == EventTypes.ServiceRemoved))
            .OrderBy(e => e.Environment, StringComparer.Ordinal)];

    private static DateTimeOffset? RolledBack(IReadOnlyList<Entry> entries, IReadOnlyList<RolloutState> rollouts, DateTimeOffset? shipped)
    {
        var rolledBack = entries.Where(e => e.Type == EventTypes.ServiceRolledBack && e.Detail("drill") != "true").Select(e => (DateTimeOffset?)e.At).Max();
        var aborted = shipped is null && rollouts.Count > 0 && rollouts[^1].Phase == RolloutPhase.Aborted ? rollouts[^1].EndedAt : null;
        var deployedAgain = entries.Where(e => Entry.IsDeployment(e.Type) && e is { Stage: Stage.Production, IsSuccess: true }).Select(e => (DateTimeOffset?)e.End).Max();
        return rolledBack > (deployedAgain ?? DateTimeOffset.MinValue) ? rolledBack : aborted;
    }

    private static List<JourneyRatio> JourneysOf(IReadOnlyList<Entry> entries) =>
        [.. entries.Where(e => e is { IsProof: true, ChangeOnly: false, Check: "load" or "peak-load" } && e.Detail("journey") is { Length: > 0 })
            .GroupBy(e => e.Detail("journey")!, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.OrderBy(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal).Last())
            .Select(e => (Entry: e, Achieved: Numbers.Of(e.Detail("achieved")), Expected: Numbers.Of(e.Detail("expected"))))
            .Where(x => x is { Achieved: not null, Expected: > 0 })
            .Select(x => new JourneyRatio(x.Entry.Detail("journey")!, x.Achieved!.Value / x.Expected!.Value, x.Entry.At))
            .OrderBy(j => j.Journey, StringComparer.Ordinal)];

    private static List<CheckEvidence> WithSynthetic(
        List<CheckEvidence> evidence, IReadOnlyList<Entry> entries, IReadOnlyList<Member> members, string? digest, bool duplicate, DateTimeOffset? until)
    {
        evidence.AddRange(SyntheticEvidence.Of(entries, members, digest, duplicate, until));
        foreach (var ambiguous in SyntheticEvidence.Ambiguous(members, until))
        {
            if (!evidence.Exists(e => e.Stage == ambiguous.Stage && e.Check == ambiguous.Check))
            {
                evidence.Add(ambiguous);
            }
        }

        return [.. evidence.OrderBy(e => e.Stage).ThenBy(e => e.Check, StringComparer.Ordinal)];
    }
}
