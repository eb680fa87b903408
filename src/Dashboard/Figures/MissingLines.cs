using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// One event that is not sent yet: what it would prove, for how many releases, what the proven share would gain, and how to send it.
public sealed record MissingLine(string Item, int Releases, double Gain, IReadOnlyList<string> Fields);

/// The lines that would raise confidence most.
public static class MissingLines
{
    /// Weighs what the newest release of each service lacks; the heaviest first.
    public static IReadOnlyList<MissingLine> Of(IReadOnlyCollection<ReleaseReading> newest, int most = 3)
    {
        var items = newest.SelectMany(r => r.Gates.SelectMany(g => g.Items).Where(i => i.State != EvidenceState.NotApplicable).Select(i => (Release: r, Item: i))).ToList();
        var expected = items.Sum(i => i.Item.Weight);
        return
        [
            .. items.Where(i => i.Item.State is EvidenceState.Missing or EvidenceState.Stale)
                .GroupBy(i => i.Item.Requirement.Item, StringComparer.Ordinal)
                .Select(g => (Weight: g.Sum(i => i.Item.Weight), First: g.OrderByDescending(i => i.Release.Head.Customers ?? 0).First(), Count: g.Count()))
                .OrderByDescending(g => g.Weight).ThenBy(g => g.First.Item.Requirement.Gate).ThenBy(g => g.First.Item.Requirement.Item, StringComparer.Ordinal)
                .Take(most)
                .Select(g => new MissingLine(
                    g.First.Item.Requirement.Item, g.Count, (double)g.Weight / expected, [.. NameOf(g.First.Release.Head, g.First.Item.Requirement), .. FieldsOf(g.First.Item.Requirement)])),
        ];
    }

    /// The gain in words: "+4.2 points".
    public static string GainWords(MissingLine line) => Words.Points(line.Gain);

    // What was there before is another artifact: this release's version must not be tied to its digest.
    private static IEnumerable<string> NameOf(ReleaseHead release, Requirement requirement)
    {
        yield return $"service={release.Service}";
        if (requirement.Checks[0] != "rollback-ready")
        {
            yield return release.Version is { } version ? $"version={version}" : release.Digest is { } digest ? $"digest={digest}" : $"commit={release.Commit}";
        }
    }

    private static string[] FieldsOf(Requirement requirement) => requirement.Checks[0] switch
    {
        "digest" => ["type=build.finished", "outcome=success", "digest=sha256:YOUR-DIGEST"],
        "monitoring" => ["type=build.finished", "outcome=success", "manifest=logic,infrastructure,configuration,tests,monitoring"],
        "review" => ["type=change.reviewed", "commit=YOUR-COMMIT", "decision=approved", "author=AUTHOR", "reviewer=REVIEWER"],
        "accountable" => ["type=approval.closed", $"gate={Slug.Of(Gate.ReadyToShip)}", "decision=approved", "actor=YOUR-NAME"],
        "rollback-ready" => ["type=service.deployed", "environment=production", "outcome=success", "digest=sha256:THE-ONE-BEFORE"],
        "deployment" => ["type=service.deployed", $"environment={Slug.Of(requirement.Stage)}", "outcome=success"],
        var check => [$"stage={Slug.Of(requirement.Stage)}", $"check={check}", "outcome=success"],
    };
}
