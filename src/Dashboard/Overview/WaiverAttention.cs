using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Overview;

/// Waivers that need somebody: those that ran out over what is still not proven, and those nobody has answered.
internal static class WaiverAttention
{
    /// They stand above everything else: somebody promised an end, and it has passed.
    public static IEnumerable<AttentionItem> Expired(ConfidenceReading reading) => reading.Waivers.Expired.Select(w => new AttentionItem(
        ChipState.NotMet, $"The waiver of {Words.List([.. w.Items.Select(ItemWords.Name)])} for {About(w)} ran out", $"It ended {Words.Age(w.Until ?? reading.AsOf, reading.AsOf)}, and what it stood in for is still not proven.",
        $"{w.Approved?.By ?? w.Asked.By} approved it (unverified). Prove it, or ask again with a reason.", ServiceOf(w, reading)?.Customers, "the promise is over", "/gates/waivers",
        ServiceOf(w, reading)?.Tier ?? ReleaseReader.UsualTier, w.Until ?? reading.AsOf));

    public static IEnumerable<AttentionItem> Asked(ConfidenceReading reading) => reading.Waivers.Asked.Select(w => new AttentionItem(
        ChipState.Waived, $"A waiver of {Words.List([.. w.Items.Select(ItemWords.Name)])} is asked for {About(w)}", $"{w.Asked.By} asks for {Words.Count(w.Days, "day")}: {w.Reason.TrimEnd('.')}.",
        "Somebody else approves or refuses it.", null, "waits for an answer", "/gates/waivers", ServiceOf(w, reading)?.Tier ?? ReleaseReader.UsualTier, w.Asked.At));

    private static string About(WaiverReading waiver) => waiver.About.Release is { } release ? $"{waiver.About.Service} {release}" : $"every release of {waiver.About.Service}";

    private static ServiceHead? ServiceOf(WaiverReading waiver, ConfidenceReading reading) => reading.Releases.Services.FirstOrDefault(s => s.Key == waiver.About.ServiceKey);
}
