using System.Text.Json.Serialization;

namespace Dashboard.Core.Pipeline;

/// <summary>How far a run has come. A later phase outranks an earlier one within one attempt.</summary>
[JsonConverter(typeof(SlugConverter<RunPhase>))]
public enum RunPhase
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>Started, not ended.</summary>
    Running,

    /// <summary>Ended, whatever the outcome.</summary>
    Terminal,
}
