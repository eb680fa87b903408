namespace Dashboard.Core.Canaries;

/// <summary>What we advise for a rollout. The sender's engine acts; where it acted otherwise, both are shown.</summary>
public enum CanaryVerdict
{
    /// <summary>Every metric is inside its line: go on.</summary>
    Promote,

    /// <summary>Nothing speaks against it, but not all of it can be told: stay where it is.</summary>
    Hold,

    /// <summary>A metric is outside its line: take it back.</summary>
    RollBack,

    /// <summary>Too little was measured at this weight to say anything.</summary>
    NotEnoughEvidence,
}

/// <summary>The advice with every reason, in words a leader reads.</summary>
public sealed record CanaryAdvice(CanaryVerdict Verdict, IReadOnlyList<string> Reasons);

/// <summary>How long and how lately a canary must have been watched.</summary>
public sealed record CanaryPatience
{
    /// <summary>Time at one weight before anything may be concluded.</summary>
    public TimeSpan Bake { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Age from which a reading no longer speaks for now.</summary>
    public TimeSpan ReadingAge { get; init; } = TimeSpan.FromMinutes(30);
}
