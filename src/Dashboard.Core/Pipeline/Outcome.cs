using System.Text.Json.Serialization;

namespace Dashboard.Core.Pipeline;

/// <summary>How a run ended (CDEvents 0.5 outcomes plus skipped and neutral).</summary>
[JsonConverter(typeof(SlugConverter<Outcome>))]
public enum Outcome
{
    /// <summary>It passed.</summary>
    Success,

    /// <summary>It ran and found something wrong.</summary>
    Failure,

    /// <summary>It could not finish.</summary>
    Error,

    /// <summary>Somebody or something stopped it; proves nothing.</summary>
    Cancel,

    /// <summary>It did not run; proves nothing.</summary>
    Skipped,

    /// <summary>It ended without a verdict; proves nothing.</summary>
    Neutral,
}
