using Dashboard.Core.Confidence;

namespace Dashboard.Core.Measuring;

/// <summary>Could it be taken back today? Needs an earlier artifact to go back to, and that somebody has done it lately.</summary>
/// <param name="InUseIsKnown">What customers use is known.</param>
/// <param name="EarlierIsKnown">An earlier artifact had reached customers.</param>
/// <param name="DrilledAt">The last practised rollback.</param>
/// <param name="DoneAt">The last real one: rolled back, or a rollout turned back.</param>
public sealed record RollbackReadiness(bool InUseIsKnown, bool EarlierIsKnown, DateTimeOffset? DrilledAt, DateTimeOffset? DoneAt)
{
    /// <summary>Older practice than this is none.</summary>
    public static readonly TimeSpan PractiseEvery = TimeSpan.FromDays(90);

    /// <summary>When it was last done, in earnest or as practice.</summary>
    public DateTimeOffset? LastAt => DrilledAt > DoneAt || DoneAt is null ? DrilledAt : DoneAt;

    public Verdict At(DateTimeOffset now) => !InUseIsKnown ? Verdict.Unknown
        : !EarlierIsKnown ? Verdict.NotMet
        : now - LastAt <= PractiseEvery ? Verdict.Met : Verdict.AtRisk;
}
