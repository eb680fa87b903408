using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;

namespace Dashboard.Core.Measuring;

/// <summary>Could it be taken back today? Needs an earlier artifact to go back to, and that somebody has done it lately.</summary>
/// <param name="InUseIsKnown">What customers use is known.</param>
/// <param name="EarlierIsKnown">An earlier artifact had reached customers.</param>
/// <param name="Last">The last time the way back was walked, in earnest or as practice; null while it never was.</param>
public sealed record RollbackReadiness(bool InUseIsKnown, bool EarlierIsKnown, WayBackStep? Last)
{
    /// <summary>Older practice than this is none.</summary>
    public static readonly TimeSpan PractiseEvery = TimeSpan.FromDays(90);

    public Verdict At(DateTimeOffset now) => !InUseIsKnown ? Verdict.Unknown
        : !EarlierIsKnown ? Verdict.NotMet
        : now - Last?.At <= PractiseEvery ? Verdict.Met : Verdict.AtRisk;
}
