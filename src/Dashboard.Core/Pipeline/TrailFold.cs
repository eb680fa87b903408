namespace Dashboard.Core.Pipeline;

/// <summary>Who and what stands behind a release.</summary>
public static class TrailFold
{
    /// <summary>The trail told by these entries; of contradicting words the newest counts. An override counts when it came no later than the release reached everybody.</summary>
    public static Trail Of(IReadOnlyList<Entry> entries, Reached reached)
    {
        var changes = entries.Where(e => e.Type.StartsWith("change.", StringComparison.Ordinal)).ToList();
        var builds = entries.Where(e => e.Type.StartsWith("build.", StringComparison.Ordinal) || e.Type.StartsWith("artifact.", StringComparison.Ordinal)).ToList();
        var approved = entries.Where(e => e.Type == EventTypes.ApprovalClosed && IsApproval(e.Decision) && Trail.IsPerson(e.Actor)).ToList();
        var author = Author(entries);
        return new Trail
        {
            Author = author,
            Reviewer = Reviews(entries).Where(r => r.Approves && IsAnother(r.Reviewer, author)).Select(r => r.Reviewer).LastOrDefault(),
            Approver = approved.Select(e => e.Actor).LastOrDefault(),
            ApprovedAt = approved.Select(e => (DateTimeOffset?)e.At).FirstOrDefault(),
            Deployer = entries.Where(e => Reach.ReachesCustomers(e) || Canaries.RolloutFold.IsRollout(e)).Select(e => e.Actor).LastOrDefault(a => a is not null),
            Built = entries.Any(e => e is { Stage: Stage.Build, Check: "build", IsProof: true, ChangeOnly: false }),
            ChangeClass = Newest(changes, "class"),
            Manifest = Newest(builds, "manifest") is { } manifest ? Split(manifest) : null,
            Tech = Newest(builds, "tech") is { } tech ? Split(tech) : [],
            Builder = Newest(builds, "builder"),
            Clean = bool.TryParse(Newest(builds, "clean"), out var clean) ? clean : null,
            OverrideReason = entries.Where(e => Reach.ReachesCustomers(e) && Trail.IsPerson(e.Actor) && e.End <= (reached.ShippedAt ?? DateTimeOffset.MaxValue))
                .Select(e => e.Detail("reason")).LastOrDefault(r => !string.IsNullOrWhiteSpace(r)),
        };
    }

    /// <summary>Who wrote the change; null while nobody said.</summary>
    public static string? Author(IEnumerable<Entry> entries) => Newest(entries.Where(e => e.Type.StartsWith("change.", StringComparison.Ordinal)), "author");

    /// <summary>True for a person who is not the author.</summary>
    public static bool IsAnother(string? reviewer, string? author) =>
        Trail.IsPerson(reviewer) && !string.Equals(reviewer, author, StringComparison.OrdinalIgnoreCase);

    /// <summary>Every reviewer's newest word.</summary>
    public static IReadOnlyList<(string? Reviewer, bool Approves, Entry Entry)> Reviews(IReadOnlyList<Entry> entries) =>
        [.. entries.Where(e => (e.Type == EventTypes.ChangeReviewed || (e.Type == EventTypes.ChangeMerged && e.Detail("reviewer") is not null))
                && (e.Decision is null || IsApproval(e.Decision) || IsRejection(e.Decision) || IsDismissal(e.Decision)))
            .GroupBy(e => e.Detail("reviewer") ?? e.Actor, StringComparer.OrdinalIgnoreCase)
            .Select(g => EvidenceBag.InOrder(g)[^1])
            .Where(e => !IsDismissal(e.Decision))
            .Select(e => (e.Detail("reviewer") ?? e.Actor, !IsRejection(e.Decision), e))
            .OrderBy(r => r.e.At).ThenBy(r => r.e.Key, StringComparer.Ordinal)];

    /// <summary>True for the words senders use for yes.</summary>
    public static bool IsApproval(string? decision) => decision?.ToLowerInvariant() is "approved" or "approve" or "accepted" or "success" or "yes";

    private static bool IsRejection(string? decision) => decision?.ToLowerInvariant() is "rejected" or "reject" or "changes_requested" or "changes-requested" or "declined" or "no";

    private static bool IsDismissal(string? decision) => string.Equals(decision, "dismissed", StringComparison.OrdinalIgnoreCase);

    private static string? Newest(IEnumerable<Entry> entries, string key) =>
        EvidenceBag.InOrder(entries).Select(e => e.Detail(key)).LastOrDefault(v => !string.IsNullOrEmpty(v));

    private static string[] Split(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
