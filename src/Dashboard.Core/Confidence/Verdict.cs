using System.Text.Json.Serialization;

namespace Dashboard.Core.Confidence;

/// <summary>The answer of a check, a role or the organisation. Declared worst first: the worst of several is the smallest.</summary>
[JsonConverter(typeof(SlugConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Below what the agreement tolerates.</summary>
    NotMet,

    /// <summary>Tolerated, not good.</summary>
    AtRisk,

    /// <summary>The evidence cannot tell.</summary>
    Unknown,

    /// <summary>As agreed.</summary>
    Met,
}
