using System.Text.Json.Serialization;

namespace Dashboard.Core.Gates;

/// <summary>The four questions a release is asked, in order. A gate adds no test; it recognises what has been proven.</summary>
[JsonConverter(typeof(SlugConverter<Gate>))]
public enum Gate
{
    /// <summary>Is the artifact sound enough to be deployed and tested?</summary>
    ReadyForFastFeedback,

    /// <summary>Is it proven alone and together with others?</summary>
    ReadyForExtended,

    /// <summary>Has it survived the night?</summary>
    ReadyForCanary,

    /// <summary>Have real customers proven it? Ready for everyone.</summary>
    ReadyToShip,
}

/// <summary>The gates' words for people.</summary>
public static class GateNames
{
    /// <summary>The question a gate answers.</summary>
    public static string Question(Gate gate) => gate switch
    {
        Gate.ReadyForFastFeedback => "Is this build sound enough to test?",
        Gate.ReadyForExtended => "Is it proven alone and in company?",
        Gate.ReadyForCanary => "Has it stood the long tests?",
        _ => "Have real customers proven it?",
    };

    /// <summary>The gate's name as a reader sees it.</summary>
    public static string Title(Gate gate) => gate switch
    {
        Gate.ReadyForFastFeedback => "Ready for fast feedback",
        Gate.ReadyForExtended => "Ready for extended testing",
        Gate.ReadyForCanary => "Ready for canary",
        _ => "Ready to ship",
    };
}
