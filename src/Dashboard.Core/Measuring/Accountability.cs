using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Whether a shipped release can be traced, and whether people stood behind its decisions before customers got it.</summary>
public static class Accountability
{
    /// <summary>Trail and accountability counts of a shipped release.</summary>
    public static Measures Measure(Release release, IReadOnlyList<Entry> entries, Agreement agreement, IReadOnlyList<GateDecision> gates)
    {
        var approvals = entries.Where(e => e.Type == EventTypes.ApprovalClosed).ToList();
        var named = approvals.Count(e => Trail.IsPerson(e.Actor) && e.At <= release.ShippedAt);
        var decided = gates.Count(g => g.Open);
        var answered = agreement.SignedBy.Count > 0 || (release.Trail.ApprovedAt <= release.ShippedAt);
        return new Measures
        {
            TrailComplete = Missing(release, gates).Count == 0 ? 1 : 0,
            TrailNoCommit = One(release.Commit is null),
            TrailNoAuthor = One(release.Trail.Author is null),
            TrailNoReviewer = One(release.Trail.Reviewer is null),
            TrailNoBuild = One(!release.Trail.Built || release.Digest is null),
            TrailNoDecision = One(gates.Any(g => !g.Open)),
            TrailNoActor = One(release.Trail.Deployer is null),
            AccountableLate = approvals.Count(e => Trail.IsPerson(e.Actor) && e.At > release.ShippedAt),
            // Who asked for a waiver and who approved it are names typed without sign-in: they count as nobody's.
            AccountableTotal = gates.Count + approvals.Count + gates.SelectMany(g => g.Waivers).DistinctBy(w => w.Id).Count(),
            AccountableNamed = (answered ? decided : 0) + named,
        };
    }

    private static long One(bool counts) => counts ? 1 : 0;

    /// <summary>The elements a complete trail still lacks, in words.</summary>
    public static IReadOnlyList<string> Missing(Release release, IReadOnlyList<GateDecision> gates)
    {
        List<string> missing = [];
        void Need(bool there, string what)
        {
            if (!there)
            {
                missing.Add(what);
            }
        }

        Need(release.Commit is not null, "commit");
        Need(release.Trail.Author is not null, "author");
        Need(release.Trail.Reviewer is not null, "reviewer");
        Need(release.Trail.Built, "build");
        Need(release.Digest is not null, "digest");
        foreach (var gate in gates.Where(g => !g.Open))
        {
            missing.Add($"decision {Slug.Of(gate.Gate)}");
        }

        Need(release.ShippedAt is not null, "deployment");
        Need(release.Trail.Deployer is not null, "who deployed");
        return missing;
    }
}
