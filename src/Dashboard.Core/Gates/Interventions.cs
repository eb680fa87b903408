using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>Puts the waivers and holds that concern a release into it. A release that has shipped keeps those it shipped under for ever.</summary>
public static class Interventions
{
    /// <summary>The release with its waivers and holds; <paramref name="means"/> tells whether a name means this release and no other.</summary>
    public static Release Attach(Release release, IEnumerable<Waiver> waivers, IEnumerable<Hold> holds, Func<ReleaseName, bool> means)
    {
        bool Concerns(InterventionStep asked, DateTimeOffset from, DateTimeOffset? until) =>
            from <= (release.ShippedAt ?? DateTimeOffset.MaxValue) && (until ?? DateTimeOffset.MaxValue) > release.FirstSeenAt
            && (asked.Release is not { } name || means(name));

        return release with
        {
            Waivers = [.. waivers.Where(w => w.From is { } from && Concerns(w.Request, from, w.Until)).Select(w => w.Span()!)
                .OrderBy(w => w.From).ThenBy(w => w.Id, StringComparer.Ordinal)],
            Holds = [.. holds.Where(h => Concerns(h.Placed, h.Placed.At, h.Lifted?.At)).Select(h => h.Span())
                .OrderBy(h => h.From).ThenBy(h => h.Id, StringComparer.Ordinal)],
        };
    }
}
