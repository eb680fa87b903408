using Dashboard.Simulator.Chance;

namespace Dashboard.Simulator.Releases;

/// <summary>What will become of one change, decided before it starts.</summary>
internal sealed record ReleasePlan(DateTimeOffset MergedAt)
{
    public ChangeClass Change { get; init; } = ChangeClass.Feature;

    public string? Summary { get; init; }

    /// <summary>Runs that will not simply pass.</summary>
    public IReadOnlyList<Trouble> Troubles { get; init; } = [];

    public Ending Ending { get; init; }

    public Shipping Shipping { get; init; } = Shipping.Canary;

    /// <summary>Hand-made steps of the production deployment.</summary>
    public int ManualSteps { get; init; }

    /// <summary>Moment of the rollout or deployment; else the team's usual morning.</summary>
    public DateTimeOffset? GoesOutAt { get; init; }

    /// <summary>Night in which a cancelled test is run again; else the next one.</summary>
    public DateTimeOffset? RunsAgainAt { get; init; }

    /// <summary>The night rings an alarm that holds the release until the morning.</summary>
    public bool AlarmInTheNight { get; init; }

    /// <summary>When the approval comes; else after the team's usual wait.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    public CanaryCourse Canary { get; init; } = new();

    public Aftermath? Aftermath { get; init; }
}

internal enum ChangeClass
{
    Feature,
    Fix,
    Patch,
    Revert,
}

internal enum Shipping
{
    /// <summary>By weight, judged at every step.</summary>
    Canary,

    /// <summary>Everyone at once, after all gates before it.</summary>
    AllAtOnce,

    /// <summary>From the builder to everyone.</summary>
    StraightFromBuild,

    /// <summary>Through the shared environment, then to everyone without the night.</summary>
    WithoutTheNight,
}

internal enum Ending
{
    Ships,

    /// <summary>A newer change of the day takes its place in the night.</summary>
    OvertakenBeforeNight,

    /// <summary>Proven, asked for, and left waiting until its proof is old.</summary>
    NeverApproved,
}

/// <summary>A run that goes wrong. Without a suite every suite of the check is hit.</summary>
internal sealed record Trouble(string Stage, string Check, TroubleKind Kind, string Cause, string? Suite = null);

internal enum TroubleKind
{
    /// <summary>Fails, then passes on the same artifact.</summary>
    Flaky,

    /// <summary>Fails; the release goes no further.</summary>
    Fails,

    /// <summary>Was stopped, proves nothing, and is run again the night after.</summary>
    CancelledThisNight,
}

/// <summary>How the canary goes: to everyone, held at a step, or back.</summary>
internal sealed record CanaryCourse
{
    /// <summary>Step (from 1) at which it stays until <see cref="ResumesAt"/>; 0 is none.</summary>
    public int HeldAtStep { get; init; }

    public DateTimeOffset? ResumesAt { get; init; }

    /// <summary>Step (from 1) at which it is aborted; 0 is none.</summary>
    public int AbortedAtStep { get; init; }

    public string? Reason { get; init; }

    /// <summary>A metric of its own that a lesson added, or that goes wrong.</summary>
    public string? Metric { get; init; }

    /// <summary>How close to its line the canary runs, as a share of the threshold.</summary>
    public Spread Strain { get; init; } = new(0.3, 0.6);
}

/// <summary>What customers feel after everyone has it.</summary>
internal sealed record Aftermath(string Severity, string Cause, string EscapedStage, string DetectedBy)
{
    /// <summary>Minutes from full weight to the first complaint or alarm.</summary>
    public double BeginsAfter { get; init; } = 40;

    /// <summary>Minutes from there to the rollback; null is fixed in place.</summary>
    public double? RolledBackAfter { get; init; }

    /// <summary>Minutes from there to the end.</summary>
    public double ResolvedAfter { get; init; } = 90;

    /// <summary>The check that will stop it next time.</summary>
    public Lesson? Lesson { get; init; }
}

/// <summary>A guardrail and the days until it was there.</summary>
internal sealed record Lesson(string Guardrail, string Stage, double DaysLater);
