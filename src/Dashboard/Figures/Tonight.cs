using Dashboard.Core.Gates;

namespace Dashboard.Figures;

/// What goes into the extended tests tonight: the newest cleared release of each service that still lacks them. One reading for every page.
internal static class Tonight
{
    public static IReadOnlyList<TonightRelease> Of(ConfidenceReading confidence) =>
    [
        .. NightBatch.Of(confidence.Releases.InFlight.Select(r => r.Reading), r => new NightCandidate(r.Head.ServiceKey, r.Head.OrderAt, r.Gates))
            .Select(choice => new TonightRelease(
                choice.Release.Head.PublicId, choice.Release.Head.Service, choice.Release.Head.Name, choice.Items,
                [.. choice.Skipped.Select(s => new SkippedRelease(s.Head.PublicId, s.Head.Name))]))
            .OrderBy(t => t.Service, StringComparer.Ordinal),
    ];
}
