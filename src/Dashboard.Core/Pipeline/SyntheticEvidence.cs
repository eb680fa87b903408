namespace Dashboard.Core.Pipeline;

/// <summary>Items of the agreement that no run reports: digest, monitoring, review, accountable, software bill of materials by link.</summary>
public static class SyntheticEvidence
{
    private const string SendDigest = "ambiguous: send the digest";

    /// <summary>What these entries prove beyond their runs, at or before <paramref name="until"/>.</summary>
    public static IEnumerable<CheckEvidence> Of(
        IReadOnlyList<Entry> entries, IReadOnlyList<Member> members, string? digest, bool duplicate, DateTimeOffset? until)
    {
        bool InTime(Entry e) => until is null || e.At <= until;
        if (digest is not null && members[0].Record.Bag.FirstAt is { } seen && (until is null || seen <= until))
        {
            yield return duplicate
                ? Item(Stage.Build, "digest", Proof.Failed, seen, null) with { Note = "the version names more than one artifact" }
                : Item(Stage.Build, "digest", Proof.Passed, seen, null);
        }

        var manifest = entries.LastOrDefault(e => InTime(e) && e.Detail("manifest") is { Length: > 0 });
        if (manifest is not null)
        {
            var monitored = manifest.Detail("manifest")!.Split(',', StringSplitOptions.TrimEntries).Contains("monitoring", StringComparer.OrdinalIgnoreCase);
            yield return Item(Stage.Build, "monitoring", monitored ? Proof.Passed : Proof.Failed, manifest.At, manifest.Key)
                with
            { Note = monitored ? null : "the manifest names no monitoring" };
        }

        if (Review([.. entries.Where(InTime)]) is { } review)
        {
            yield return review;
        }

        if (!entries.Any(e => e is { Stage: Stage.Build, Check: "sbom" })
            && entries.LastOrDefault(e => InTime(e) && e.Detail("sbom") is { Length: > 0 }) is { } sbom)
        {
            yield return Item(Stage.Build, "sbom", Proof.Passed, sbom.At, sbom.Key);
        }

        var named = entries.LastOrDefault(e => InTime(e) && Trail.IsPerson(e.Actor)
            && ((e.Type == EventTypes.ApprovalClosed && TrailFold.IsApproval(e.Decision)) || Canaries.RolloutFold.IsRollout(e)));
        if (named is not null)
        {
            yield return Item(Stage.Canary, "accountable", Proof.Passed, named.At, named.Key);
        }
    }

    /// <summary>Checks told only under a name that several releases share: they count for none, and say why.</summary>
    public static IEnumerable<CheckEvidence> Ambiguous(IReadOnlyList<Member> members, DateTimeOffset? until) =>
        members.Where(m => m.Counts != MemberCounts.All)
            .SelectMany(m => m.Record.Bag.Unordered.Where(e => m.Counts == MemberCounts.Nothing || e.Stage != Stage.Build))
            .Where(e => e is { Stage: not null, Check: not null, ChangeOnly: false } && (until is null || e.At <= until))
            .Select(e => (e.Stage!.Value, e.Check!)).Distinct()
            .Select(c => new CheckEvidence { Stage = c.Item1, Check = c.Item2, Proof = Proof.None, Note = SendDigest });

    private static CheckEvidence? Review(IReadOnlyList<Entry> entries)
    {
        var reviews = TrailFold.Reviews(entries);
        if (reviews.Count == 0)
        {
            return null;
        }

        var author = TrailFold.Of(entries).Author;
        var rejected = reviews.Where(r => !r.Approves).ToList();
        var approvals = reviews.Where(r => r.Approves && r.Reviewer is not null && r.Reviewer != author && author is not null).ToList();
        var deciding = rejected.Concat(approvals).Concat(reviews).First();
        var proof = rejected.Count > 0 ? Proof.Failed : approvals.Count > 0 ? Proof.Passed : Proof.None;
        return Item(Stage.Build, "review", proof, deciding.Entry.At, deciding.Entry.Key) with
        {
            Suites = reviews.Count,
            Note = proof != Proof.None ? null : author is null ? "the author is not known" : "only the author approved",
        };
    }

    private static CheckEvidence Item(Stage stage, string check, Proof proof, DateTimeOffset at, string? key) => new()
    {
        Stage = stage,
        Check = check,
        Proof = proof,
        ProvenAt = proof == Proof.None ? null : at,
        NewestAt = proof == Proof.None ? null : at,
        Suites = 1,
        Key = key,
    };
}
