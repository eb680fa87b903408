using System.Text.Json.Serialization;

namespace Dashboard.Core.Pipeline;

/// <summary>The seven stages of the path, in the order a release travels them.</summary>
[JsonConverter(typeof(SlugConverter<Stage>))]
public enum Stage
{
    /// <summary>Compile, test in place, scan and package one immutable artifact.</summary>
    Build,

    /// <summary>Behaviour, alone, against stubs.</summary>
    StubbedFunctional,

    /// <summary>Load, disruption and compatibility, alone, against stubs.</summary>
    StubbedNonFunctional,

    /// <summary>Together with the other services in the shared environment.</summary>
    Integration,

    /// <summary>The long tests of the night: peak load, soak, faults.</summary>
    Extended,

    /// <summary>A small slice of real customers.</summary>
    Canary,

    /// <summary>Everyone.</summary>
    Production,
}
