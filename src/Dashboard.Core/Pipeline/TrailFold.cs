namespace Dashboard.Core.Pipeline;

/// <summary>Who and what stands behind a release.</summary>
public static class TrailFold
{
    /// <summary>The trail told by these entries; of contradicting words the newest counts.</summary>
    public static Trail Of(IReadOnlyList<Entry> entries)
    {
        var changes = entries.Where(e => e.Type.StartsWith("change.", StringComparison.Ordinal)).ToList();
        var builds = entries.Where(e => e.Type.StartsWith("build.", StringComparison.Ordinal) || e.Type.StartsWith("artifact.", StringComparison.Ordinal)).ToList();
        var approved = entries.Where(e => e.Type == EventTypes.ApprovalClosed && IsApproval(e.Decision)).ToList();
        var author = Newest(changes, "author");
        return new Trail
        {
            Author = author,
            Reviewer = Reviews(entries).Where(r => r.Approves && r.Reviewer != author).Select(r => r.Reviewer).LastOrDefault(),
            Approver = approved.Select(e => e.Actor).LastOrDefault(Trail.IsPerson),
            ApprovedAt = approved.Where(e => Trail.IsPerson(e.Actor)).Select(e => (DateTimeOffset?)e.At).LastOrDefault(),
            Deployer = entries.Where(e => Reach.ReachesCustomers(e) || Canaries.RolloutFold.IsRollout(e)).Select(e => e.Actor).LastOrDefault(a => a is not null),
            Built = entries.Any(e => e is { Stage: Stage.Build, Check: "build", IsProof: true }),
            ChangeClass = Newest(changes, "class"),
            Manifest = Newest(builds, "manifest") is { } manifest ? Split(manifest) : null,
            Tech = Newest(builds, "tech") is { } tech ? Split(tech) : [],
            Builder = Newest(builds, "builder"),
            Clean = bool.TryParse(Newest(builds, "clean"), out var clean) ? clean : null,
            OverrideReason = entries.Where(e => Entry.IsDeployment(e.Type) && e.Stage == Stage.Production && Trail.IsPerson(e.Actor))
                .Select(e => e.Detail("reason")).LastOrDefault(r => !string.IsNullOrWhiteSpace(r)),
        };
    }

    /// <summary>Every reviewer's newest word.</summary>
    public static IReadOnlyList<(string? Reviewer, bool Approves, Entry Entry)> Reviews(IReadOnlyList<Entry> entries) =>
        [.. entries.Where(e => (e.Type == EventTypes.ChangeReviewed || (e.Type == EventTypes.ChangeMerged && e.Detail("reviewer") is not null))
                && (e.Decision is null || IsApproval(e.Decision) || IsRejection(e.Decision)))
            .GroupBy(e => e.Detail("reviewer") ?? e.Actor, StringComparer.Ordinal)
            .Select(g => g.OrderBy(e => e.At).ThenBy(e => e.Key, StringComparer.Ordinal).Last())
            .Select(e => (e.Detail("reviewer") ?? e.Actor, !IsRejection(e.Decision), e))
            .OrderBy(r => r.e.At).ThenBy(r => r.e.Key, StringComparer.Ordinal)];

    /// <summary>True for the words senders use for yes.</summary>
    public static bool IsApproval(string? decision) => decision?.ToLowerInvariant() is "approved" or "approve" or "accepted" or "success" or "yes";

    private static bool IsRejection(string? decision) => decision?.ToLowerInvariant() is "rejected" or "reject" or "changes_requested" or "changes-requested" or "declined" or "no";

    private static string? Newest(List<Entry> entries, string key) =>
        entries.OrderBy(e => e.At).ThenBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Detail(key)).LastOrDefault(v => !string.IsNullOrEmpty(v));

    private static string[] Split(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
