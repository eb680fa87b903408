using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest;

/// <summary>The words pipelines use for how something ended, across our own vocabulary and every version of CDEvents.</summary>
public static class OutcomeWords
{
    /// Null for a word that names no outcome.
    public static Outcome? Read(string? word) => word?.ToLowerInvariant() switch
    {
        "success" or "pass" or "passed" or "ok" or "true" => Outcome.Success,
        "failure" or "fail" or "failed" or "false" => Outcome.Failure,
        "error" => Outcome.Error,
        "cancel" or "cancelled" or "canceled" => Outcome.Cancel,
        "skipped" => Outcome.Skipped,
        "neutral" => Outcome.Neutral,
        _ => null,
    };
}
