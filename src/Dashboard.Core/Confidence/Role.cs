using System.Text.Json.Serialization;

namespace Dashboard.Core.Confidence;

/// <summary>The five leaders who each ask three questions of the same evidence.</summary>
[JsonConverter(typeof(SlugConverter<Role>))]
public enum Role
{
    /// <summary>Will a change hurt our customers or our name?</summary>
    Ceo,

    /// <summary>Is every release secure and compliant by default?</summary>
    Ciso,

    /// <summary>Does delivery run efficiently at scale?</summary>
    Coo,

    /// <summary>Does the path help people build new things?</summary>
    Cto,

    /// <summary>Can we prove it?</summary>
    Legal,
}
