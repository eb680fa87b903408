using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Whether a shipped release went its way without anybody's hand: no step begun by hand, no override, no waiver, no hold.</summary>
public static class HandsOff
{
    /// <summary>One release; nothing where no step told how it began: silence is not automation.</summary>
    public static Measures Measure(Release release, IReadOnlyList<Entry> entries, IReadOnlyList<GateDecision> gates)
    {
        var steps = StepShare.Of(entries);
        if (steps.Sum(s => s.Automatic + s.ByHand) == 0)
        {
            return Measures.Zero;
        }

        var hands = steps.Any(s => s.ByHand > 0) || release.Trail.OverrideReason is not null || release.Holds.Count > 0 || gates.Any(g => g.Waivers.Count > 0);
        return new Measures { HandsTold = 1, HandsOff = hands ? 0 : 1 };
    }
}
