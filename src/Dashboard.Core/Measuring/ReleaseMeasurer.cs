using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>What one release adds to the fifteen checks. Whole numbers, so that days can be summed in any order.</summary>
public static class ReleaseMeasurer
{
    private static readonly string[] Controls = ["sast", "sca", "secret-scan", "sbom", "signature", "provenance"];

    /// <summary>The release with its contributions. <paramref name="previousShippedAt"/>: the service's shipment before this one.</summary>
    public static Release Measure(Release release, IReadOnlyList<Entry> entries, Agreement agreement, GateContext context, DateTimeOffset? previousShippedAt)
    {
        var measured = release with
        {
            FeedbackStartedAt = release.StartedAt,
            FeedbackEndedAt = FeedbackEnd(release, entries, agreement, context.Tier),
        };
        return measured with
        {
            ByBuildDay = release.BuiltAt is null ? Measures.Zero : ByBuild(measured, entries, agreement),
            ByShippingDay = (release.ShippedAt ?? release.FirstWeightAt) is null ? Measures.Zero
                : ShippingMeasures.Of(measured, entries, agreement, context, previousShippedAt),
        };
    }

    // The first end, pass or fail, of every Stage 2 item that can close its gate; or the first failure, of the build too: then the answer is known.
    private static DateTimeOffset? FeedbackEnd(Release release, IReadOnlyList<Entry> entries, Agreement agreement, int tier)
    {
        DateTimeOffset? all = null, failure = null;
        var complete = true;
        foreach (var item in agreement.Requirements)
        {
            if (item.Gate > Gate.ReadyForExtended || item.LevelFor(tier) < Level.MustHaveData)
            {
                continue;
            }

            var (first, failed) = FirstEnds(item, entries);
            failure = Earlier(failure, failed);
            if (item.Gate == Gate.ReadyForExtended && item.Stage != Stage.Build)
            {
                complete &= first is not null;
                all = all is null || first > all ? first ?? all : all;
            }
        }

        all = complete ? all : null;
        var end = all is null || failure < all ? failure ?? all : all;
        return end < release.StartedAt ? release.StartedAt : end;
    }

    private static (DateTimeOffset? First, DateTimeOffset? Failed) FirstEnds(Requirement item, IReadOnlyList<Entry> entries)
    {
        DateTimeOffset? first = null, failed = null;
        foreach (var entry in entries)
        {
            if (item.IsProvenBy(entry.Stage, entry.Check) && entry is { IsProof: true, ChangeOnly: false })
            {
                first = Earlier(first, entry.End);
                failed = entry.IsSuccess ? failed : Earlier(failed, entry.End);
            }
        }

        return (first, failed);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    private static Measures ByBuild(Release release, IReadOnlyList<Entry> entries, Agreement agreement)
    {
        long Without(string control) => One(!Ran(release, control));
        var took = release.FeedbackEndedAt - release.FeedbackStartedAt;
        return FirstAttempts.Of(entries.Where(e => !e.ChangeOnly)) + FeedbackParts.Measure(release, entries) + new Measures
        {
            Built = 1,
            BuiltWithAllControls = One(Array.TrueForAll(Controls, c => Ran(release, c))),
            WithoutSast = Without("sast"),
            WithoutSca = Without("sca"),
            WithoutSecretScan = Without("secret-scan"),
            WithoutSbom = Without("sbom"),
            WithoutSignature = Without("signature"),
            WithoutProvenance = Without("provenance"),
            BuiltOnDefault = One(release.FeedbackStartedAt is not null),
            FeedbackEnded = One(took is not null),
            FeedbackWithin = One(took <= agreement.FeedbackBudget),
        };
    }

    // To an end, pass or fail.
    private static bool Ran(Release release, string control) => release.Find(Stage.Build, control) is { Proof: not Proof.None };

    private static long One(bool counts) => counts ? 1 : 0;
}
