using Dashboard.Core.Canaries;

namespace Dashboard.Core.Pipeline;

/// <summary>What a release's evidence is judged from, besides its runs, up to a moment (null: everything).</summary>
public sealed record Told(IReadOnlyList<Member> Members, IReadOnlyList<Entry> Entries, string? Digest, bool DuplicateVersion, DateTimeOffset? Until)
{
    /// <summary>Entries that had happened by then.</summary>
    public IEnumerable<Entry> InTime => Until is null ? Entries : Entries.Where(e => e.At <= Until);
}

/// <summary>Items of the agreement that no run reports: digest, monitoring, review, accountable, bill of materials by link, analysis of a rollout.</summary>
public static class SyntheticEvidence
{
    /// <summary>The note of a check that was told only under a name several releases share.</summary>
    public const string SendDigest = "ambiguous: send the digest";

    /// <summary>What these entries prove beyond their runs.</summary>
    public static IEnumerable<CheckEvidence> Of(Told told)
    {
        var entries = told.InTime.ToList();
        CheckEvidence?[] items = [Digest(told), Monitoring(entries), Review(entries), BillOfMaterials(entries), Analysis(entries), Accountable(entries)];
        return items.OfType<CheckEvidence>();
    }

    /// <summary>Checks told only under a name that several releases share: they count for none, and say why.</summary>
    public static IEnumerable<CheckEvidence> Ambiguous(Told told) =>
        told.Members.Where(m => m.Counts != MemberCounts.All)
            .SelectMany(m => m.Record.Bag.Unordered.Where(e => m.Counts == MemberCounts.Nothing || e.Stage != Stage.Build))
            .Where(e => e is { Stage: not null, Check: not null, ChangeOnly: false } && (told.Until is null || e.At <= told.Until))
            .Select(e => (e.Stage!.Value, e.Check!)).Distinct()
            .Select(c => new CheckEvidence { Stage = c.Item1, Check = c.Item2, Proof = Proof.None, Note = SendDigest });

    private static CheckEvidence? Digest(Told told) =>
        told.Digest is null || told.Members[0].Record.Bag.FirstAt is not { } seen || seen > told.Until ? null
            : told.DuplicateVersion ? Item(Stage.Build, "digest", Proof.Failed, seen, null) with { Note = "the version names more than one artifact" }
            : Item(Stage.Build, "digest", Proof.Passed, seen, null);

    private static CheckEvidence? Monitoring(List<Entry> entries)
    {
        if (entries.FindLast(e => e.Detail("manifest") is { Length: > 0 }) is not { } build)
        {
            return null;
        }

        var monitored = build.Detail("manifest")!.Split(',', StringSplitOptions.TrimEntries).Contains("monitoring", StringComparer.OrdinalIgnoreCase);
        return Item(Stage.Build, "monitoring", monitored ? Proof.Passed : Proof.Failed, build.At, build.Key)
            with
        { Note = monitored ? null : "the manifest names no monitoring" };
    }

    private static CheckEvidence? Review(List<Entry> entries)
    {
        var reviews = TrailFold.Reviews(entries);
        if (reviews.Count == 0)
        {
            return null;
        }

        var author = TrailFold.Author(entries);
        var rejected = reviews.Where(r => !r.Approves).ToList();
        var approvals = reviews.Where(r => r.Approves && author is not null && TrailFold.IsAnother(r.Reviewer, author)).ToList();
        var deciding = rejected.Concat(approvals).Concat(reviews).First();
        var proof = rejected.Count > 0 ? Proof.Failed : approvals.Count > 0 ? Proof.Passed : Proof.None;
        return Item(Stage.Build, "review", proof, deciding.Entry.At, deciding.Entry.Key) with
        {
            Suites = reviews.Count,
            Note = proof switch
            {
                Proof.Failed => "changes were asked for",
                Proof.None => author is null ? "the author is not known" : "only the author or a bot approved",
                _ => null,
            },
        };
    }

    private static CheckEvidence? BillOfMaterials(List<Entry> entries) =>
        entries.Exists(e => e is { Stage: Stage.Build, Check: "sbom", ChangeOnly: false }) || entries.FindLast(e => e.Detail("sbom") is { Length: > 0 }) is not { } sbom
            ? null : Item(Stage.Build, "sbom", Proof.Passed, sbom.At, sbom.Key);

    // Engines that report metrics and an end, but no check: what the last rollout came to is its analysis.
    private static CheckEvidence? Analysis(List<Entry> entries)
    {
        if (entries.Exists(e => e is { Stage: Stage.Canary, Check: "canary-analysis", ChangeOnly: false })
            || RolloutFold.Fold(entries).LastOrDefault() is not { EndedAt: { } ended } rollout || rollout.Metrics.Count == 0)
        {
            return null;
        }

        var outside = rollout.Metrics.Where(m => m.Passes == false).Select(m => m.Metric).ToList();
        var proof = rollout.Phase == RolloutPhase.Aborted || outside.Count > 0 ? Proof.Failed
            : rollout.Metrics.All(m => m.Passes == true) ? Proof.Passed : Proof.None;
        return Item(Stage.Canary, "canary-analysis", proof, ended, null) with
        {
            Suites = rollout.Metrics.Count,
            FailedSuites = outside,
            Note = proof switch
            {
                Proof.Failed when outside.Count == 0 => "the rollout was turned back",
                Proof.None => "a metric has no pass line",
                _ => null,
            },
        };
    }

    private static CheckEvidence? Accountable(List<Entry> entries) =>
        entries.FindLast(e => Trail.IsPerson(e.Actor)
            && ((e.Type == EventTypes.ApprovalClosed && TrailFold.IsApproval(e.Decision)) || RolloutFold.IsRollout(e))) is { } named
            ? Item(Stage.Canary, "accountable", Proof.Passed, named.At, named.Key) : null;

    private static CheckEvidence Item(Stage stage, string check, Proof proof, DateTimeOffset at, string? key) => new()
    {
        Stage = stage,
        Check = check,
        Proof = proof,
        ProvenAt = proof == Proof.None ? null : at,
        NewestAt = proof == Proof.None ? null : at,
        FailedAt = proof == Proof.Failed ? at : null,
        Suites = 1,
        Key = key,
    };
}
