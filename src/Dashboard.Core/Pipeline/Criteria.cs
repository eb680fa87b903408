namespace Dashboard.Core.Pipeline;

/// <summary>How many criteria a proof executed and how many of them passed. A proof without counts is one criterion.</summary>
public static class Criteria
{
    /// <summary>Criteria executed; skipped ones were not.</summary>
    public static long Executed(Entry proof) => Math.Max(0, proof.Counts switch
    {
        null or { Total: null, Passed: null, Failed: null } => 1,
        { Passed: { } passed, Failed: { } failed } => (long)passed + failed,
        { Total: { } total } => (long)total - (proof.Counts.Skipped ?? 0),
        _ => (long)(proof.Counts.Passed ?? 0) + (proof.Counts.Failed ?? 0),
    });

    /// <summary>Criteria passed; never more than were executed, and of a failed proof never all, whatever the sender counted.</summary>
    public static long Passed(Entry proof) => Math.Clamp(
        proof.Counts switch
        {
            { Passed: { } passed } => passed,
            { Total: { } total, Failed: { } failed } => (long)total - failed - (proof.Counts.Skipped ?? 0),
            { Failed: not null } => 0,
            { Total: { } total } => proof.IsSuccess ? (long)total - (proof.Counts.Skipped ?? 0) : 0,
            _ => proof.IsSuccess ? 1 : 0,
        },
        0,
        Math.Max(0, Executed(proof) - (proof.IsSuccess ? 0 : 1)));
}
