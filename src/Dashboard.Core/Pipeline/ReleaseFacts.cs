namespace Dashboard.Core.Pipeline;

/// <summary>Single answers read from a release's entries.</summary>
public static class ReleaseFacts
{
    private const int MostFeatures = 50;

    /// <summary>When its build last ended with a verdict.</summary>
    public static DateTimeOffset? BuiltAt(IReadOnlyList<Entry> entries) =>
        entries.Where(e => e is { IsProof: true, ChangeOnly: false } and ({ Type: EventTypes.BuildFinished } or { Check: "build", Stage: Stage.Build }))
            .Select(e => (DateTimeOffset?)e.End).Max();

    /// <summary>When its change was merged, else when its first build, else its first pipeline run, started.</summary>
    public static DateTimeOffset? StartedAt(IReadOnlyList<Entry> entries) =>
        entries.Where(e => e.Type == EventTypes.ChangeMerged).Select(e => (DateTimeOffset?)e.At).Min()
        ?? entries.Where(e => e is { Check: "build", Stage: Stage.Build, ChangeOnly: false }).Select(e => e.Started ?? e.Queued).Min()
        ?? entries.Where(e => e.Type.StartsWith("pipelinerun.", StringComparison.Ordinal) && !e.ChangeOnly).Select(e => e.Started ?? e.Queued).Min();

    /// <summary>The newest word on every environment it was seen in.</summary>
    public static IReadOnlyList<EnvironmentState> Environments(IReadOnlyList<Entry> entries) =>
        [.. entries.Where(e => e.Environment is not null && (Entry.IsDeployment(e.Type)
                || e.Type is EventTypes.ServiceRunning or EventTypes.ServiceRemoved or EventTypes.ServiceRolledBack))
            .GroupBy(e => e.Environment!, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.OrderBy(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.Type, StringComparer.Ordinal).Last())
            .Select(e => new EnvironmentState(
                e.Environment!, e.Stage ?? EnvironmentStage.Of(e.Environment), e.End, e.Outcome, e.Type is EventTypes.ServiceRemoved or EventTypes.ServiceRolledBack))
            .OrderBy(e => e.Environment, StringComparer.Ordinal)];

    /// <summary>What the deployments to customers called their strategy; null when none named one.</summary>
    public static IReadOnlyList<string>? Strategies(IReadOnlyList<Entry> entries)
    {
        List<string> named = [.. entries.Where(e => Entry.IsDeployment(e.Type) && Reach.ReachesCustomers(e)).Select(e => e.Detail("strategy")).OfType<string>()
            .Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        return named.Count == 0 ? null : named;
    }

    /// <summary>Achieved ÷ expected of every journey's newest load or peak-load proof.</summary>
    public static IReadOnlyList<JourneyRatio> Journeys(IReadOnlyList<Entry> entries) =>
        [.. entries.Where(e => e is { IsProof: true, ChangeOnly: false, Check: "load" or "peak-load" } && e.Detail("journey") is { Length: > 0 })
            .GroupBy(e => e.Detail("journey")!, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.OrderBy(e => e.End).ThenByDescending(e => e.IsSuccess).ThenByDescending(e => e.Key, StringComparer.Ordinal).Last())
            .Select(e => (Entry: e, Achieved: Numbers.Of(e.Detail("achieved")), Expected: Numbers.Of(e.Detail("expected"))))
            .Where(x => x is { Achieved: not null, Expected: > 0 })
            .Select(x => new JourneyRatio(x.Entry.Detail("journey")!, x.Achieved!.Value / x.Expected!.Value, x.Entry.At))
            .OrderBy(j => j.Journey, StringComparer.Ordinal)];

    /// <summary>Criteria of every feature or story that an acceptance or functional proof named, up to the moment everybody had the release.</summary>
    public static IReadOnlyList<FeaturePromise> Features(IReadOnlyList<Entry> entries, DateTimeOffset? shippedAt) =>
        [.. entries.Where(e => e is { IsProof: true, ChangeOnly: false, Stage: Stage.StubbedFunctional, Check: "acceptance" or "functional" }
                && e.Detail("feature") is { Length: > 0 } && (shippedAt is null || e.At <= shippedAt))
            .GroupBy(e => (Feature: e.Detail("feature")!.ToUpperInvariant(), e.Check, e.Suite))
            .Select(g => g.OrderBy(e => e.End).ThenByDescending(e => e.IsSuccess).ThenByDescending(e => e.Key, StringComparer.Ordinal).Last())
            .GroupBy(e => e.Detail("feature")!, StringComparer.OrdinalIgnoreCase)
            .Select(g => new FeaturePromise(g.Select(e => e.Detail("feature")!).Min(StringComparer.Ordinal)!, g.Sum(Criteria.Executed), g.Sum(Criteria.Passed), g.Max(e => e.At)))
            .OrderBy(f => f.Feature, StringComparer.Ordinal)
            .Take(MostFeatures)];

    /// <summary>True when a build, a publication or an attestation spoke of the digest or of its version; a commit's build names no artifact.</summary>
    public static bool IsNamedByABuild(IReadOnlyList<Member> members) => members[0].Record.Name.Kind != NameKind.Digest
        || members.Any(m => m is { Counts: MemberCounts.All, Record.Name.Kind: NameKind.Digest or NameKind.Version } && m.Record.Bag.Unordered.Any(NamesAnArtifact));

    private static bool NamesAnArtifact(Entry e) => !e.ChangeOnly
        && (e.Type is EventTypes.BuildFinished or EventTypes.ArtifactPackaged or EventTypes.ArtifactPublished or EventTypes.ArtifactSigned or EventTypes.AttestationRecorded
            || e is { Stage: Stage.Build, Check: "build" or "provenance" });
}
